package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.identity.AwsRole;
import dev.forklift.components.identity.AzureIdentity;
import dev.forklift.components.identity.GoogleServiceAccount;
import dev.forklift.components.secrets.ExternalSecret;
import dev.forklift.components.secrets.SealedSecret;
import dev.forklift.components.secrets.SecretStore;
import dev.forklift.declare.SecretKey;
import dev.forklift.resource.SecretHandle;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

// Lines are counted here: what is on a line of its own stays there.
// spotless:off
/** Outside of the library's packages, since lines within them are nobody's. */
final class SecretMistakesTest {

    private static int firstLine;

    private static void linesFromHere() {
        firstLine = StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow())
                .getLineNumber();
    }

    private static List<String> found(Stack stack) {
        return stack.check().findings().stream()
                .map(f -> f.id() + " " + f.title() + " @" + (f.site().line() - firstLine))
                .toList();
    }

    @Test
    void wrong_external_secrets_are_found_at_their_lines() {
        linesFromHere();
        Stack shop = Stack.named("shop").define(s -> {
            s.add("none", ExternalSecret.from(SecretStore.named("vault"), e -> {}));
            s.add("a", ExternalSecret.from(SecretStore.cluster("Not A Name"), e -> e.key("A", "a")
                    .key("A", "again")
                    .key("b c", "b")
                    .key("D", " ")
                    .composed("URL", v -> v.key("A").key("MISSING"))
                    .file("app.ini", "A")
                    .refresh(Duration.ZERO)
                    .type("")
                    .secretName("-")));
        });
        assertThat(found(shop))
                .containsExactlyInAnyOrder(
                        "forklift.E271 an ExternalSecret that fetches nothing @2",
                        "forklift.E270 'Not A Name' is no name of a ClusterSecretStore @3",
                        "forklift.E270 the key 'A' is set twice @4",
                        "forklift.E270 'b c' is no key of a Secret @5",
                        "forklift.E270 a value of the store without a name @6",
                        "forklift.E271 a value is composed of 'MISSING', which is not fetched @7",
                        "forklift.E270 file(\"app.ini\", …) @8",
                        "forklift.E270 refresh(PT0S) @9",
                        "forklift.E270 '' is no type of a Secret @10",
                        "forklift.E270 '-' is no name of a Secret @11");
    }

    @Test
    void a_key_that_is_not_fetched_is_found_where_it_is_asked_for() {
        linesFromHere();
        Stack shop = Stack.named("shop").define(s -> {
            SecretHandle app = s.add("app", ExternalSecret.from(SecretStore.named("vault"), e -> e.all("x", "A")));
            s.deployment("web", w -> w.image("shop:1").env("B", app.key("B")));
        });
        assertThat(shop.check().errors())
                .extracting(f -> f.id() + " @" + (f.site().line() - firstLine))
                .containsExactly("forklift.E018 @3");
    }

    @Test
    void a_value_that_is_not_encrypted_is_refused() {
        linesFromHere();
        Stack shop = Stack.named("shop").define(s -> {
            s.add("a", SealedSecret.of(x -> x.encrypted("PASSWORD", "hunter2")));
            s.add("b", SealedSecret.of(x -> x.encrypted("PASSWORD", "aHVudGVyMg==")));
            s.add("c", SealedSecret.of(x -> {}));
        });
        assertThat(found(shop))
                .containsExactly(
                        "forklift.E272 the value of 'PASSWORD' is not encrypted @2",
                        "forklift.E272 the value of 'PASSWORD' is not encrypted @3",
                        "forklift.E272 a SealedSecret without a value @4");
        assertThat(shop.check().toString()).doesNotContain("hunter2", "aHVudGVyMg");
    }

    @Test
    void who_is_nobody_in_a_cloud_is_found() {
        linesFromHere();
        Stack shop = Stack.named("shop").define(s -> {
            Projects.django(s, d -> d.identity(AwsRole.of("arn:aws:iam::1:role/shop")));
            s.add("a", c -> c.serviceAccount(GoogleServiceAccount.of("shop@example.com")::account));
            s.add("b", c -> c.serviceAccount(AzureIdentity.of("shop")::account));
        });
        assertThat(found(shop))
                .containsExactlyInAnyOrder(
                        "forklift.E278 'arn:aws:iam::1:role/shop' is no ARN of a role @2",
                        "forklift.E278 'shop@example.com' is no service account of Google Cloud @3",
                        "forklift.E278 'shop' is no ID of Azure @4");
    }

    @Test
    void wrong_settings_and_files_are_found_at_their_lines() {
        SecretKey key = SecretKey.external("shop-app", "saml");
        linesFromHere();
        Stack shop = Stack.named("shop")
                .define(s -> Projects.django(s, d -> d.setting("1ST", true)
                        .setting("RATE", Double.NaN)
                        .setting("HOSTS", List.of("a", Set.of("b")))
                        .setting("LIMITS", Map.of("a", Arrays.asList(1, null)))
                        .setting("DEBUG", false)
                        .setting("DEBUG", true)
                        .settingsFile("/settings.ini")
                        .secretFile("saml.key", key)
                        .secretFile("/etc/shop/saml.key", key)
                        .secretFile("/etc/shop/saml.key", key)
                        .label("bad key", "x")
                        .annotation("bad key", "x")
                        .setting("API_TOKEN", "abc")));
        assertThat(found(shop))
                .containsExactlyInAnyOrder(
                        "forklift.E273 '1ST' is no name of a setting @2",
                        "forklift.E274 the setting 'RATE' holds the number NaN @3",
                        "forklift.E274 the setting 'HOSTS' holds a Set @4",
                        "forklift.E274 the setting 'LIMITS' holds nothing (null) @5",
                        "forklift.E275 the setting 'DEBUG' is set twice @7",
                        "forklift.E273 '/settings.ini' is no place for the settings file @8",
                        "forklift.E276 'saml.key' is no free place for a file @9",
                        "forklift.E276 '/etc/shop/saml.key' is no free place for a file @11",
                        "forklift.E277 'bad key=x' is no label @12",
                        "forklift.E277 'bad key' is no key of an annotation @13",
                        "forklift.W120 the secret 'API_TOKEN' is written as a literal @14");
    }
}
// spotless:on
