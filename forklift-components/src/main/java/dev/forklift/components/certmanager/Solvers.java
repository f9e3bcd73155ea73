package dev.forklift.components.certmanager;

import dev.forklift.declare.Ref;
import io.fabric8.certmanager.api.model.acme.v1.ACMEChallengeSolver;
import io.fabric8.certmanager.api.model.acme.v1.ACMEChallengeSolverDNS01;
import io.fabric8.certmanager.api.model.acme.v1.ACMEChallengeSolverHTTP01;
import io.fabric8.certmanager.api.model.acme.v1.ACMEChallengeSolverHTTP01GatewayHTTPRoute;
import io.fabric8.certmanager.api.model.acme.v1.ACMEChallengeSolverHTTP01Ingress;
import io.fabric8.certmanager.api.model.acme.v1.ACMEIssuerDNS01ProviderCloudflare;
import io.fabric8.certmanager.api.model.acme.v1.ACMEIssuerDNS01ProviderRoute53;
import io.fabric8.certmanager.api.model.acme.v1.CertificateDNSNameSelector;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReference;
import java.util.List;

/** How hosts are proven, in cert-manager's words. */
final class Solvers {

    private Solvers() {}

    static ACMEChallengeSolver of(SolverSpec spec, Issuer.SecretNames names) {
        ACMEChallengeSolver solver = new ACMEChallengeSolver();
        if (!spec.zones().isEmpty()) {
            CertificateDNSNameSelector selector = new CertificateDNSNameSelector();
            selector.setDnsZones(spec.zones());
            solver.setSelector(selector);
        }
        if (spec instanceof SolverSpec.Http http) {
            solver.setHttp01(ingress(http));
        } else if (spec instanceof SolverSpec.HttpGateway gateway) {
            solver.setHttp01(gateway(gateway));
        } else {
            solver.setDns01(dns(spec, names));
        }
        return solver;
    }

    private static ACMEChallengeSolverHTTP01 ingress(SolverSpec.Http http) {
        ACMEChallengeSolverHTTP01Ingress ingress = new ACMEChallengeSolverHTTP01Ingress();
        ingress.setIngressClassName(http.ingressClass());
        ACMEChallengeSolverHTTP01 challenge = new ACMEChallengeSolverHTTP01();
        challenge.setIngress(ingress);
        return challenge;
    }

    private static ACMEChallengeSolverHTTP01 gateway(SolverSpec.HttpGateway spec) {
        ParentReference parent = new ParentReference();
        parent.setName(spec.gateway());
        parent.setNamespace(spec.namespace());
        ACMEChallengeSolverHTTP01GatewayHTTPRoute route = new ACMEChallengeSolverHTTP01GatewayHTTPRoute();
        route.setParentRefs(List.of(parent));
        ACMEChallengeSolverHTTP01 challenge = new ACMEChallengeSolverHTTP01();
        challenge.setGatewayHTTPRoute(route);
        return challenge;
    }

    private static ACMEChallengeSolverDNS01 dns(SolverSpec spec, Issuer.SecretNames names) {
        ACMEChallengeSolverDNS01 challenge = new ACMEChallengeSolverDNS01();
        if (spec instanceof SolverSpec.Cloudflare cloudflare) {
            ACMEIssuerDNS01ProviderCloudflare provider = new ACMEIssuerDNS01ProviderCloudflare();
            provider.setApiTokenSecretRef(names.key(cloudflare.token()));
            challenge.setCloudflare(provider);
        } else if (spec instanceof SolverSpec.Route53 route53) {
            challenge.setRoute53(route53(route53, names));
        }
        return challenge;
    }

    private static ACMEIssuerDNS01ProviderRoute53 route53(SolverSpec.Route53 spec, Issuer.SecretNames names) {
        ACMEIssuerDNS01ProviderRoute53 provider = new ACMEIssuerDNS01ProviderRoute53();
        provider.setRegion(spec.region());
        spec.role().ifPresent(provider::setRole);
        spec.keys().ifPresent(keys -> {
            provider.setAccessKeyIDSecretRef(names.key(keys.id()));
            provider.setSecretAccessKeySecretRef(names.key(keys.secret()));
        });
        return provider;
    }

    static List<Ref<Secret>> secrets(SolverSpec spec) {
        if (spec instanceof SolverSpec.Cloudflare cloudflare) {
            return List.of(cloudflare.token().secret());
        }
        if (spec instanceof SolverSpec.Route53 route53 && route53.keys().isPresent()) {
            SolverSpec.Keys keys = route53.keys().get();
            return List.of(keys.id().secret(), keys.secret().secret());
        }
        return List.of();
    }
}
