package dev.forklift.components.postgres;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Set;

/** CloudNativePG's objects, and what it keeps to itself. */
final class CloudNativePg {

    static final String GROUP = "postgresql.cnpg.io";

    private static final Set<String> USERS = Set.of("postgres", "streaming_replica", "cnpg_pooler_pgbouncer");

    /**
     * Source: <a href="https://cloudnative-pg.io/documentation/current/postgresql_conf/#fixed-parameters">Fixed parameters</a>.
     */
    private static final Set<String> FIXED = Set.of(
            "allow_alter_system",
            "allow_system_table_mods",
            "archive_cleanup_command",
            "archive_command",
            "archive_mode",
            "bonjour",
            "bonjour_name",
            "cluster_name",
            "config_file",
            "data_directory",
            "data_sync_retry",
            "event_source",
            "external_pid_file",
            "hba_file",
            "hot_standby",
            "ident_file",
            "jit_provider",
            "listen_addresses",
            "log_destination",
            "log_directory",
            "log_file_mode",
            "log_filename",
            "log_rotation_age",
            "log_rotation_size",
            "log_truncate_on_rotation",
            "logging_collector",
            "port",
            "primary_conninfo",
            "primary_slot_name",
            "promote_trigger_file",
            "recovery_end_command",
            "recovery_min_apply_delay",
            "recovery_target",
            "recovery_target_action",
            "recovery_target_inclusive",
            "recovery_target_lsn",
            "recovery_target_name",
            "recovery_target_time",
            "recovery_target_timeline",
            "recovery_target_xid",
            "restart_after_crash",
            "restore_command",
            "shared_preload_libraries",
            "ssl",
            "ssl_ca_file",
            "ssl_cert_file",
            "ssl_crl_file",
            "ssl_dh_params_file",
            "ssl_ecdh_curve",
            "ssl_key_file",
            "ssl_passphrase_command",
            "ssl_passphrase_command_supports_reload",
            "ssl_prefer_server_ciphers",
            "stats_temp_directory",
            "synchronous_standby_names",
            "syslog_facility",
            "syslog_ident",
            "syslog_sequence_numbers",
            "syslog_split_messages",
            "unix_socket_directories",
            "unix_socket_group",
            "unix_socket_permissions");

    /** Source: <a href="https://cloudnative-pg.io/documentation/current/connection_pooling/#pgbouncer-configuration-options">PgBouncer configuration options</a>. */
    private static final Set<String> POOLER = Set.of(
            "application_name_add_host",
            "autodb_idle_timeout",
            "cancel_wait_timeout",
            "client_idle_timeout",
            "client_login_timeout",
            "default_pool_size",
            "disable_pqexec",
            "dns_max_ttl",
            "dns_nxdomain_ttl",
            "idle_transaction_timeout",
            "ignore_startup_parameters",
            "listen_backlog",
            "log_connections",
            "log_disconnections",
            "log_pooler_errors",
            "log_stats",
            "max_client_conn",
            "max_db_connections",
            "max_packet_size",
            "max_prepared_statements",
            "max_user_connections",
            "min_pool_size",
            "pkt_buf",
            "query_timeout",
            "query_wait_timeout",
            "reserve_pool_size",
            "reserve_pool_timeout",
            "sbuf_loopcnt",
            "server_check_delay",
            "server_check_query",
            "server_connect_timeout",
            "server_fast_close",
            "server_idle_timeout",
            "server_lifetime",
            "server_login_retry",
            "server_reset_query",
            "server_reset_query_always",
            "server_round_robin",
            "server_tls_ciphers",
            "server_tls_protocols",
            "stats_period",
            "suspend_timeout",
            "tcp_defer_accept",
            "tcp_keepalive",
            "tcp_keepcnt",
            "tcp_keepidle",
            "tcp_keepintvl",
            "tcp_socket_buffer",
            "tcp_user_timeout",
            "track_extra_parameters",
            "verbose");

    private CloudNativePg() {}

    /** {@return whether the operator sets a parameter of Postgres itself} */
    static boolean sets(String parameter) {
        return FIXED.contains(parameter);
    }

    /** {@return whether Postgres or the operator keeps the name of a user for itself} */
    static boolean isReservedUser(String name) {
        return USERS.contains(name) || name.startsWith("pg_");
    }

    /** {@return whether the operator takes a parameter of PgBouncer} */
    static boolean poolerTakes(String parameter) {
        return POOLER.contains(parameter);
    }

    static boolean isPooler(HasMetadata object) {
        return object.getKind().equals("Pooler") && object.getApiVersion().startsWith(GROUP + "/");
    }

    static GenericKubernetesResource object(String kind, Map<String, Object> spec) {
        return object(GROUP + "/v1", kind, spec);
    }

    static GenericKubernetesResource object(String apiVersion, String kind, Map<String, Object> spec) {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion(apiVersion);
        object.setKind(kind);
        object.setMetadata(new ObjectMeta());
        object.setAdditionalProperty("spec", spec);
        return object;
    }
}
