package dev.forklift.components.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.declare.Finding;
import dev.forklift.resource.Objects;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A Cluster of the user's own, of which the webhook refuses one thing each. */
final class ClusterRulesTest {

    private static final String SOUND = "instances: 3, storage: {size: 1Gi}";

    private static List<Finding> findings(String metadata, String spec) {
        Stack shop = Stack.named("shop").define(s -> {
            s.check(new ClusterRules());
            s.objects("mine", Objects.fromYaml("""
                    apiVersion: postgresql.cnpg.io/v1
                    kind: Cluster
                    metadata: {%s}
                    spec: {%s}
                    """.formatted(metadata, spec)));
        });
        return shop.check().findings();
    }

    private static Arguments refused(String field, String spec) {
        return Arguments.of(field, "name: mine", spec);
    }

    private static Arguments beside(String field, String more) {
        return refused(field, SOUND + ", " + more);
    }

    private static Arguments parameter(String name, String parameters) {
        return beside("spec.postgresql.parameters." + name, "postgresql: {parameters: {" + parameters + "}}");
    }

    private static Arguments target(String field, String target) {
        return beside(
                "spec.bootstrap.recovery.recoveryTarget" + field,
                "bootstrap: {recovery: {source: a, recoveryTarget: {" + target
                        + "}}}, externalClusters: [{name: a, plugin: {name: p}}]");
    }

    private static Arguments imported(String field, String said) {
        return beside("spec.bootstrap.initdb.import." + field, "bootstrap: {initdb: {import: {" + said + "}}}");
    }

    @SuppressWarnings("unused") // read by its name
    private static Stream<Arguments> refused() {
        return Stream.of(names(), storage(), begins(), recoveries(), servers(), replication(), parameters(), managed())
                .flatMap(all -> all);
    }

    private static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("metadata.name", "name: 9lives", SOUND),
                Arguments.of("metadata.name", "name: " + "a".repeat(51), SOUND),
                Arguments.of("metadata.annotations", "name: mine, annotations: {cnpg.io/hibernation: maybe}", SOUND),
                beside("spec.env[PGDATA]", "env: [{name: PGDATA, value: /x}]"),
                beside("spec.certificates.serverCASecret", "certificates: {serverTLSSecret: a}"),
                beside(
                        "spec.certificates.serverAltDNSNames",
                        "certificates: {serverTLSSecret: a, serverCASecret: b, serverAltDNSNames: [c]}"),
                beside("spec.certificates.clientCASecret", "certificates: {replicationTLSSecret: a}"));
    }

    private static Stream<Arguments> storage() {
        return Stream.of(
                refused("spec.storage.size", "instances: 1"),
                refused("spec.storage.size", "instances: 1, storage: {size: much}"),
                beside("spec.walStorage.size", "walStorage: {storageClass: fast}"),
                beside(
                        "spec.tablespaces[A]",
                        "tablespaces: [{name: a, storage: {size: 1Gi}}, {name: A, storage: {size: 1Gi}}]"),
                beside("spec.tablespaces[pg_a]", "tablespaces: [{name: pg_a, storage: {size: 1Gi}}]"),
                beside("spec.tablespaces[a].storage.size", "tablespaces: [{name: a, storage: {}}]"),
                beside(
                        "spec.backup.volumeSnapshot.tablespaceClassName",
                        "backup: {volumeSnapshot: {tablespaceClassName: {a: csi}}}"),
                beside("spec.backup.retentionPolicy", "backup: {retentionPolicy: 30 days}"),
                beside("spec.plugins", "plugins: [{name: a, isWALArchiver: true}, {name: b, isWALArchiver: true}]"),
                beside(
                        "spec.backup.barmanObjectStore",
                        "plugins: [{name: a, isWALArchiver: true}], backup: {barmanObjectStore: {destinationPath: s3://a/}}"),
                beside(
                        "spec.ephemeralVolumeSource",
                        "ephemeralVolumeSource: {}, ephemeralVolumesSizeLimit: {temporaryData: 1Gi}"));
    }

    private static Stream<Arguments> begins() {
        return Stream.of(
                beside("spec.bootstrap", "bootstrap: {initdb: {}, recovery: {backup: {name: a}}}"),
                beside("spec.bootstrap.initdb.owner", "bootstrap: {initdb: {database: app}}"),
                beside("spec.bootstrap.initdb.database", "bootstrap: {initdb: {owner: app}}"),
                beside("spec.bootstrap.initdb.walSegmentSize", "bootstrap: {initdb: {walSegmentSize: 24}}"),
                imported("type", "type: all, databases: [a]"),
                imported("databases", "type: microservice, databases: [a, b]"),
                imported("databases", "type: microservice, databases: ['*']"),
                imported("roles", "type: microservice, databases: [a], roles: [b]"),
                imported("databases", "type: monolith, databases: []"),
                imported("databases", "type: monolith, databases: [a, '*']"),
                imported("roles", "type: monolith, databases: [a], roles: [b, '*']"),
                imported(
                        "postImportApplicationSQL",
                        "type: monolith, databases: [a], postImportApplicationSQL: ['SELECT 1']"),
                beside("spec.bootstrap.pg_basebackup.source", "bootstrap: {pg_basebackup: {source: a}}"),
                beside(
                        "spec.externalClusters",
                        "externalClusters: [{name: a, plugin: {name: p}}, {name: a, plugin: {name: p}}]"),
                beside("spec.externalClusters[a]", "externalClusters: [{name: a}]"),
                beside("spec.replica.source", "replica: {source: a}"),
                beside(
                        "spec.replica",
                        "replica: {source: a, primary: a, enabled: false}, externalClusters: [{name: a, plugin: {name: p}}]"),
                beside(
                        "spec.bootstrap",
                        "replica: {source: a, enabled: true}, externalClusters: [{name: a, plugin: {name: p}}]"));
    }

    private static Stream<Arguments> recoveries() {
        return Stream.of(
                beside("spec.bootstrap.recovery.source", "bootstrap: {recovery: {source: a}}"),
                beside(
                        "spec.bootstrap.recovery.source",
                        "bootstrap: {recovery: {source: a}}, externalClusters: [{name: a, connectionParameters: {host: b}}]"),
                beside(
                        "spec.bootstrap.recovery",
                        "bootstrap: {recovery: {backup: {name: a}, volumeSnapshots: {storage: {name: a}}}}"),
                beside(
                        "spec.walStorage",
                        "bootstrap: {recovery: {volumeSnapshots: {storage: {name: a}, walStorage: {name: b}}}}"),
                target("", "targetTime: '2026-11-27T03:00:00Z', targetLSN: 16/B374D848"),
                target(".backupID", "targetName: before"),
                target(".targetTLI", "targetTLI: '0'"),
                target(".targetLSN", "targetLSN: here"),
                beside(
                        "spec.bootstrap.recovery.recoveryTarget.backupID",
                        "bootstrap: {recovery: {volumeSnapshots: {storage: {name: a}}, recoveryTarget: {backupID: b}}}"));
    }

    private static Stream<Arguments> servers() {
        return Stream.of(
                beside("spec.imageName", "imageName: postgresql"),
                beside("spec.imageName", "imageName: 'postgresql:latest'"),
                beside("spec.imageName", "imageName: 'postgresql:11.2'"),
                beside("spec.imageName", "imageName: 'localhost:5000/postgresql'"),
                beside("spec.imageName", "imageName: 'postgresql:17', imageCatalogRef: {kind: ImageCatalog}"),
                beside("spec.imagePullPolicy", "imagePullPolicy: Sometimes"),
                beside("spec.resources.requests.cpu", "resources: {requests: {cpu: '2'}, limits: {cpu: '1'}}"),
                beside("spec.resources.requests.memory", "resources: {requests: {memory: 2Gi}, limits: {memory: 1Gi}}"),
                beside(
                        "spec.postgresql.parameters.shared_buffers",
                        "resources: {requests: {memory: 256Mi}}, postgresql: {parameters: {shared_buffers: 512MB}}"),
                beside("spec.primaryUpdateStrategy", "primaryUpdateStrategy: never"),
                refused(
                        "spec.primaryUpdateStrategy",
                        "instances: 1, storage: {size: 1Gi}, primaryUpdateStrategy: supervised"));
    }

    private static Stream<Arguments> replication() {
        return Stream.of(
                beside("spec.postgresql.synchronous.number", "postgresql: {synchronous: {method: any, number: 3}}"),
                beside(
                        "spec.postgresql.synchronous",
                        "minSyncReplicas: 1, maxSyncReplicas: 1, postgresql: {synchronous: {method: any, number: 1}}"),
                beside("spec.minSyncReplicas", "minSyncReplicas: -1"),
                beside("spec.minSyncReplicas", "minSyncReplicas: 2, maxSyncReplicas: 1"),
                beside("spec.minSyncReplicas", "maxSyncReplicas: 3"),
                beside(
                        "spec.postgresql.syncReplicaElectionConstraint",
                        "postgresql: {syncReplicaElectionConstraint: {enabled: true}}"));
    }

    private static Stream<Arguments> parameters() {
        return Stream.of(
                parameter("archive_command", "archive_command: /bin/true"),
                parameter("wal_level", "wal_level: some"),
                parameter("wal_level", "wal_level: minimal, max_wal_senders: '0'"),
                parameter("wal_log_hints", "wal_log_hints: 'off'"),
                parameter("shared_buffers", "shared_buffers: much"),
                parameter("min_wal_size", "min_wal_size: 2GB"),
                beside(
                        "spec.postgresql.parameters.max_wal_size",
                        "walStorage: {size: 1Gi}, postgresql: {parameters: {max_wal_size: 2GB}}"));
    }

    private static Stream<Arguments> managed() {
        return Stream.of(
                beside("spec.managed.roles[a]", "managed: {roles: [{name: a}, {name: a}]}"),
                beside("spec.managed.roles[pg_a]", "managed: {roles: [{name: pg_a}]}"),
                beside("spec.managed.roles[a].connectionLimit", "managed: {roles: [{name: a, connectionLimit: -2}]}"),
                beside(
                        "spec.managed.roles[a].disablePassword",
                        "managed: {roles: [{name: a, disablePassword: true, passwordSecret: {name: b}}]}"),
                beside(
                        "spec.managed.services.disabledDefaultServices",
                        "managed: {services: {disabledDefaultServices: [rw]}}"),
                beside(
                        "spec.managed.services.additional[mine-ro]",
                        "managed: {services: {additional: [{serviceTemplate: {metadata: {name: mine-ro}}}]}}"),
                beside(
                        "spec.managed.services.additional[a]",
                        "managed: {services: {additional: [{serviceTemplate: {metadata: {name: a}}}, {serviceTemplate: {metadata: {name: a}}}]}}"),
                beside(
                        "spec.managed.services.additional[a].serviceTemplate.spec.selector",
                        "managed: {services: {additional: [{serviceTemplate: {metadata: {name: a}, spec: {selector: {b: c}}}}]}}"),
                beside("spec.superuserSecret.name", "superuserSecret: {name: ''}"),
                beside("spec.postgresql.ldap.server", "postgresql: {ldap: {port: 389}}"),
                beside(
                        "spec.postgresql.ldap",
                        "postgresql: {ldap: {server: a, bindAsAuth: {prefix: b}, bindSearchAuth: {baseDN: c}}}"),
                beside("spec.affinity.podAntiAffinityType", "affinity: {podAntiAffinityType: maybe}"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_the_webhook_refuses_is_found(String field, String metadata, String spec) {
        assertThat(findings(metadata, spec)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("forklift.E217");
            assertThat(finding.field()).isEqualTo(field);
        });
    }

    @Test
    void what_it_takes_is_taken() {
        assertThat(findings("name: mine, annotations: {cnpg.io/hibernation: 'on'}", """
                        instances: 3,
                        imageName: 'localhost:5000/postgresql:17.5-bookworm@sha256:0123456789abcdef',
                        storage: {pvcTemplate: {resources: {requests: {storage: 1Gi}}}},
                        walStorage: {size: 5Gi},
                        resources: {requests: {cpu: '1', memory: 1Gi}, limits: {cpu: '2', memory: 1Gi}},
                        bootstrap: {recovery: {source: a, database: app, owner: app, recoveryTarget: {targetTime: '2026-11-27T03:00:00Z'}}},
                        externalClusters: [{name: a, plugin: {name: p}}],
                        plugins: [{name: p, isWALArchiver: true}],
                        postgresql: {synchronous: {method: any, number: 2}, parameters: {shared_buffers: 256MB, max_wal_size: 4GB, wal_level: logical}},
                        managed: {roles: [{name: a, connectionLimit: -1, passwordSecret: {name: b}}]}
                        """))
                .isEmpty();
    }

    @Test
    void a_cluster_of_the_stack_is_looked_at_without_being_asked_to() {
        Stack shop = Stack.named("shop")
                .define(s ->
                        s.add("db", Postgres.cloudNativePg(p -> p.instances(3).synchronousReplicas(3))));
        assertThat(shop.check().findings())
                .singleElement()
                .extracting(Finding::id, Finding::field)
                .containsExactly("forklift.E217", "spec.postgresql.synchronous.number");
    }

    @Test
    void another_kind_of_cluster_is_none_of_its_business() {
        Stack shop = Stack.named("shop").define(s -> {
            s.check(new ClusterRules());
            s.objects("mine", Objects.fromYaml("""
                    apiVersion: example.com/v1
                    kind: Cluster
                    metadata: {name: 9lives}
                    spec: {}
                    """));
        });
        assertThat(shop.check().findings()).isEmpty();
    }
}
