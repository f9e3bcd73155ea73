package dev.forklift.components.postgres;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Set;

/** CloudNativePG's objects, and what it keeps to itself. */
final class CloudNativePg {

    static final String GROUP = "postgresql.cnpg.io";

    /**
     * Source: <a href="https://cloudnative-pg.io/documentation/current/postgresql_conf/#fixed-parameters">Fixed parameters</a>; and
     * {@code max_connections}, which has a method of its own.
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
            "max_connections",
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

    private CloudNativePg() {}

    static boolean sets(String parameter) {
        return FIXED.contains(parameter);
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
