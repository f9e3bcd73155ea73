package dev.forklift.components.certmanager;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.ingress.CertificatePort;
import dev.forklift.components.ingress.CertificateReferences;
import dev.forklift.components.ingress.EdgeChecks;
import dev.forklift.components.ingress.IssuerRules;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.kube.Names;
import io.fabric8.certmanager.api.model.acme.v1.ACMEIssuer;
import io.fabric8.certmanager.api.model.meta.v1.SecretKeySelector;
import io.fabric8.certmanager.api.model.v1.CAIssuer;
import io.fabric8.certmanager.api.model.v1.ClusterIssuer;
import io.fabric8.certmanager.api.model.v1.SelfSignedIssuer;
import io.fabric8.certmanager.api.model.v1.VaultAuth;
import io.fabric8.certmanager.api.model.v1.VaultIssuer;
import io.fabric8.certmanager.api.model.v1.VaultKubernetesAuth;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who issues certificates: an Issuer of the stack's namespace, or a ClusterIssuer. Its port goes into {@code tls(…)} of routes.
 *
 * <pre>{@code
 * CertManager letsencrypt = s.add("letsencrypt", Issuer.acme("ops@example.com", a -> a.http01("traefik")));
 * s.add("edge", Ingress.at("shop.example.com", i -> i.traefik().tls(letsencrypt).route("/", web)));
 * }</pre>
 *
 * <p>Source: <a href="https://cert-manager.io/docs/configuration/">Issuer configuration</a>.
 */
public final class Issuer implements Component<CertManager> {

    private final IssuerSpec spec;
    private final Notes notes;

    private Issuer(IssuerSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return Let's Encrypt, or another issuer that speaks ACME}
     *
     * @param email whom it writes to
     * @param options how hosts are proven to be yours
     */
    public static Issuer acme(String email, Consumer<AcmeOptions> options) {
        Notes notes = Notes.here();
        AcmeOptions said = new AcmeOptions(notes, email);
        options.accept(said);
        return new Issuer(ImmutableIssuerSpec.builder().acme(said.build()).build(), notes);
    }

    /** {@return an issuer whose certificates vouch for themselves: for development, and for a certificate authority of one's own} */
    public static Issuer selfSigned() {
        return new Issuer(ImmutableIssuerSpec.builder().build(), Notes.here());
    }

    /**
     * {@return a certificate authority of one's own}
     *
     * @param secret the name of a Secret with {@code tls.crt} and {@code tls.key} of the authority
     */
    public static Issuer ca(String secret) {
        Notes notes = Notes.here();
        new EdgeChecks(notes)
                .require(
                        Names.isDnsSubdomain(secret),
                        "forklift.E164",
                        "'" + secret + "' is no name of a Secret",
                        "a Secret's name is a DNS subdomain",
                        "Issuer.ca(\"shop-ca\")");
        return ca(
                new CertificatePort(Ref.external(Secret.class, Names.isDnsSubdomain(secret) ? secret : "none")), notes);
    }

    /**
     * {@return a certificate authority of one's own}
     *
     * @param certificate the authority's certificate
     */
    public static Issuer ca(CertificatePort certificate) {
        Notes notes = Notes.here();
        return notes.given("the certificate", certificate) ? ca(certificate, notes) : new Issuer(nothing(), notes);
    }

    private static Issuer ca(CertificatePort certificate, Notes notes) {
        return new Issuer(ImmutableIssuerSpec.builder().ca(certificate.secret()).build(), notes);
    }

    private static IssuerSpec nothing() {
        return ImmutableIssuerSpec.builder().build();
    }

    /**
     * {@return certificates that a Vault signs; cert-manager signs in to it by Kubernetes' method}
     *
     * @param server its URL
     * @param path where it signs, such as {@code pki/sign/shop}
     * @param role the role in Vault
     * @param token the token of a service account that Vault knows
     */
    public static Issuer vault(String server, String path, String role, SecretKey token) {
        Notes notes = Notes.here();
        new EdgeChecks(notes)
                .value(
                        server.matches("https?://\\S+") && !path.isBlank() && !role.isBlank(),
                        "Issuer.vault(\"" + server + "\", \"" + path + "\", \"" + role + "\", …)",
                        "a Vault has a URL, a path under which it signs, and a role",
                        "Issuer.vault(\"https://vault.example.com\", \"pki/sign/shop\", \"cert-manager\", token)");
        return notes.given("the token", token)
                ? new Issuer(
                        ImmutableIssuerSpec.builder()
                                .vault(new VaultSpec(server, path, role, token))
                                .build(),
                        notes)
                : new Issuer(nothing(), notes);
    }

    /**
     * {@return the same issuer for all namespaces: a ClusterIssuer, which has none itself} Its Secrets lie in cert-manager's namespace.
     *
     * @param name its name in the cluster, which is not derived from the stack's, since a second installation would overwrite it
     */
    public Issuer clusterWide(String name) {
        new EdgeChecks(notes)
                .require(
                        Names.isDnsSubdomain(name),
                        "forklift.E164",
                        "'" + name + "' is no issuer",
                        "an issuer's name is a DNS subdomain",
                        "clusterWide(\"letsencrypt-prod\")");
        String legal = Names.isDnsSubdomain(name) ? name : Names.legal(name);
        return new Issuer(
                ImmutableIssuerSpec.builder().from(spec).clusterName(legal).build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public CertManager define(Scope scope) {
        scope.references(new CertificateReferences());
        scope.check(new IssuerRules());
        secrets().forEach(secret -> accept(scope, secret));
        boolean proves = spec.acme().filter(AcmeSpec::asksPods).isPresent();
        return new CertManager(spec.clusterName().isPresent() ? clusterIssuer(scope) : issuer(scope), proves);
    }

    private Ref<ClusterIssuer> clusterIssuer(Scope scope) {
        String name = spec.clusterName().orElseThrow();
        ClusterIssuer issuer = new ClusterIssuer();
        ObjectMeta meta = new ObjectMeta();
        meta.setName(name);
        issuer.setMetadata(meta);
        issuer.setSpec(spec(name, Ref::id));
        return scope.object("", issuer);
    }

    private Ref<io.fabric8.certmanager.api.model.v1.Issuer> issuer(Scope scope) {
        return scope.object("", io.fabric8.certmanager.api.model.v1.Issuer.class, (me, naming) -> {
            var issuer = new io.fabric8.certmanager.api.model.v1.Issuer();
            issuer.setSpec(spec(me.name(), naming::nameOf));
            return issuer;
        });
    }

    /** cert-manager reads the Secrets of a ClusterIssuer in its own namespace, where none of a stack's are. */
    private void accept(Scope scope, Ref<Secret> secret) {
        if (spec.clusterName().isEmpty()) {
            scope.accepts(secret);
        } else if (!secret.isExternal()) {
            scope.report(Finding.of(
                    "forklift.E243",
                    "an issuer of the whole cluster reads " + secret + " of this stack",
                    "cert-manager looks for it in its own namespace, and not in the stack's",
                    "SecretKey.external(name, key) of a Secret in cert-manager's namespace, or no clusterWide(…)"));
        }
    }

    private List<Ref<Secret>> secrets() {
        List<Ref<Secret>> all = new ArrayList<>();
        spec.ca().ifPresent(all::add);
        spec.vault().ifPresent(v -> all.add(v.token().secret()));
        spec.acme().ifPresent(a -> a.solvers().forEach(s -> all.addAll(Solvers.secrets(s))));
        return all;
    }

    /** Knows the name of a Secret: those of a ClusterIssuer have the one they are said to have. */
    @FunctionalInterface
    interface SecretNames {
        String of(Ref<?> secret);

        default SecretKeySelector key(SecretKey key) {
            SecretKeySelector selector = new SecretKeySelector();
            selector.setName(of(key.secret()));
            selector.setKey(key.key());
            return selector;
        }
    }

    private io.fabric8.certmanager.api.model.v1.IssuerSpec spec(String name, SecretNames names) {
        var issuer = new io.fabric8.certmanager.api.model.v1.IssuerSpec();
        spec.acme().map(a -> acme(a, name, names)).ifPresent(issuer::setAcme);
        spec.ca().map(names::of).map(Issuer::caIssuer).ifPresent(issuer::setCa);
        spec.vault().map(v -> vault(v, names)).ifPresent(issuer::setVault);
        if (spec.acme().isEmpty() && spec.ca().isEmpty() && spec.vault().isEmpty()) {
            issuer.setSelfSigned(new SelfSignedIssuer());
        }
        return issuer;
    }

    private static ACMEIssuer acme(AcmeSpec said, String name, SecretNames names) {
        SecretKeySelector account = new SecretKeySelector();
        account.setName(Names.fit(name + "-account", Names.SUBDOMAIN));
        ACMEIssuer acme = new ACMEIssuer();
        acme.setEmail(said.email());
        acme.setServer(said.server());
        acme.setPrivateKeySecretRef(account);
        acme.setSolvers(said.solvers().stream().map(s -> Solvers.of(s, names)).toList());
        return acme;
    }

    private static CAIssuer caIssuer(String secret) {
        CAIssuer ca = new CAIssuer();
        ca.setSecretName(secret);
        return ca;
    }

    private static VaultIssuer vault(VaultSpec said, SecretNames names) {
        VaultKubernetesAuth kubernetes = new VaultKubernetesAuth();
        kubernetes.setRole(said.role());
        kubernetes.setMountPath("/v1/auth/kubernetes");
        kubernetes.setSecretRef(names.key(said.token()));
        VaultAuth auth = new VaultAuth();
        auth.setKubernetes(kubernetes);
        VaultIssuer vault = new VaultIssuer();
        vault.setServer(said.server());
        vault.setPath(said.path());
        vault.setAuth(auth);
        return vault;
    }
}
