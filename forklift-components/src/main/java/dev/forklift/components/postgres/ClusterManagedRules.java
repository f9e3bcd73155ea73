package dev.forklift.components.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.components.custom.Refusals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is refused of the users and Services that a Cluster manages, and of how clients log in. For {@link ClusterRules}. */
final class ClusterManagedRules {

    private static final List<String> SERVICES = List.of("-rw", "-ro", "-r", "-any");

    private ClusterManagedRules() {}

    static void check(String name, JsonNode spec, Refusals refused) {
        roles(spec.path("managed").path("roles"), refused);
        services(name, spec.path("managed").path("services"), refused);
        logins(spec, refused);
        String apart = spec.path("affinity").path("podAntiAffinityType").asText("preferred");
        refused.unless(
                apart.equals("preferred") || apart.equals("required"),
                "spec.affinity.podAntiAffinityType",
                "pods that are '" + apart + "' to be apart",
                "the operator knows preferred and required",
                "one of the two");
    }

    /** {@return the plugins that are given the write-ahead log} */
    static List<String> archivers(JsonNode spec) {
        List<String> archivers = new ArrayList<>();
        for (JsonNode plugin : spec.path("plugins")) {
            if (plugin.path("enabled").asBoolean(true)
                    && plugin.path("isWALArchiver").asBoolean(false)) {
                archivers.add(plugin.path("name").asText());
            }
        }
        return archivers;
    }

    private static void roles(JsonNode roles, Refusals refused) {
        Set<String> names = new HashSet<>();
        for (JsonNode role : roles) {
            String name = role.path("name").asText();
            String at = "spec.managed.roles[" + name + "]";
            refused.unless(
                    names.add(name), at, "two users '" + name + "'", "the second would undo the first", "one of them");
            refused.unless(
                    !CloudNativePg.isReservedUser(name),
                    at,
                    "a user '" + name + "'",
                    "Postgres and the operator keep this name for themselves",
                    "another name");
            refused.unless(
                    role.path("connectionLimit").asInt(-1) >= -1,
                    at + ".connectionLimit",
                    role.path("connectionLimit").asInt() + " connections of a user",
                    "-1 means as many as there are",
                    "-1, or a number");
            refused.unless(
                    !role.path("disablePassword").asBoolean(false) || !role.has("passwordSecret"),
                    at + ".disablePassword",
                    "a password of a user that has none",
                    "a user has a password or has not",
                    "one of passwordSecret and disablePassword");
        }
    }

    private static void services(String cluster, JsonNode services, Refusals refused) {
        for (JsonNode disabled : services.path("disabledDefaultServices")) {
            refused.unless(
                    !disabled.asText().equals("rw"),
                    "spec.managed.services.disabledDefaultServices",
                    "a cluster without its Service for what writes",
                    "the operator itself connects by it",
                    "ro and r alone");
        }
        Set<String> names = new HashSet<>();
        for (JsonNode service : services.path("additional")) {
            JsonNode template = service.path("serviceTemplate");
            String name = template.path("metadata").path("name").asText();
            String at = "spec.managed.services.additional[" + name + "]";
            refused.unless(
                    !name.isEmpty() && SERVICES.stream().noneMatch(suffix -> name.equals(cluster + suffix)),
                    at,
                    "a Service called '" + name + "'",
                    "it needs a name, and none of those that the operator gives its own",
                    "another name");
            refused.unless(
                    names.add(name), at, "two Services '" + name + "'", "one would replace the other", "a name each");
            refused.unless(
                    template.path("spec").path("selector").isEmpty(),
                    at + ".serviceTemplate.spec.selector",
                    "a Service with a selector of its own",
                    "the operator selects the pods by selectorType",
                    "without");
        }
    }

    private static void logins(JsonNode spec, Refusals refused) {
        refused.unless(
                !spec.has("superuserSecret")
                        || !spec.path("superuserSecret").path("name").asText().isEmpty(),
                "spec.superuserSecret.name",
                "a Secret without a name",
                "the superuser's password is kept in it",
                "the name of a Secret");
        JsonNode ldap = spec.path("postgresql").path("ldap");
        refused.unless(
                ldap.isMissingNode() || !ldap.path("server").asText().isEmpty(),
                "spec.postgresql.ldap.server",
                "LDAP without a server",
                "nobody would be asked",
                "server");
        refused.unless(
                !(ldap.has("bindAsAuth") && ldap.has("bindSearchAuth")),
                "spec.postgresql.ldap",
                "two ways to log in by LDAP",
                "a user is bound at once, or searched for first",
                "one of bindAsAuth and bindSearchAuth");
    }
}
