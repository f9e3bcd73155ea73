package dev.forklift.components.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.django.Django;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudIdentityTest {

    private static final String CLIENT = "2f4b1c5e-0000-4000-8000-111122223333";

    private static Stack with(CloudIdentity who) {
        return Stack.named("shop").define(s -> {
            Django django = Projects.django(s, d -> d.identity(who));
            s.add("consumer", c -> c.deployment(w -> django.process(w).args("consume")));
        });
    }

    private static Map<String, String> annotations(Stack stack) {
        return stack.graph().objects().stream()
                .filter(ServiceAccount.class::isInstance)
                .findFirst()
                .orElseThrow()
                .getMetadata()
                .getAnnotations();
    }

    @Test
    void a_role_of_aws_is_named_on_the_projects_account() {
        assertThat(annotations(with(AwsRole.of("arn:aws:iam::111122223333:role/apps/shop"))))
                .containsEntry("eks.amazonaws.com/role-arn", "arn:aws:iam::111122223333:role/apps/shop");
    }

    @Test
    void an_account_of_google_is_named_on_the_projects_account() {
        assertThat(annotations(with(GoogleServiceAccount.of("shop-app@project.iam.gserviceaccount.com"))))
                .containsEntry("iam.gke.io/gcp-service-account", "shop-app@project.iam.gserviceaccount.com");
    }

    @Test
    void azure_looks_for_a_label_of_the_pods_as_well() {
        Stack shop = with(AzureIdentity.of(CLIENT, CLIENT));

        assertThat(annotations(shop))
                .containsEntry("azure.workload.identity/client-id", CLIENT)
                .containsEntry("azure.workload.identity/tenant-id", CLIENT);
        assertThat(shop.graph()
                        .deployment("consumer")
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getLabels())
                .containsEntry("azure.workload.identity/use", "true");
    }

    @Test
    void pods_get_no_token_of_the_kubernetes_api_for_it() {
        Stack shop = with(AwsRole.of("arn:aws:iam::111122223333:role/shop"));

        assertThat(shop.graph()
                        .deployment("consumer")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getAutomountServiceAccountToken())
                .isFalse();
    }

    @Test
    void any_service_account_may_be_someone() {
        Stack shop = Stack.named("shop")
                .define(s -> s.add("backup", c -> {
                    c.serviceAccount(EksPodIdentity.of("arn:aws:iam::111122223333:role/backup")::account);
                    return dev.forklift.component.NoPort.INSTANCE;
                }));

        assertThat(annotations(shop))
                .containsEntry("forklift.dev/eks-pod-identity-role-arn", "arn:aws:iam::111122223333:role/backup");
    }
}
