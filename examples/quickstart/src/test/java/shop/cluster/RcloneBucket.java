package shop.cluster;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.resource.SecretHandle;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.Volume;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.Optional;

/** A bucket for tests: a directory that rclone serves as S3 would. */
final class RcloneBucket implements Component<ObjectStoragePort> {

    private static final String NAME = "backups";
    private static final int PORT = 9000;

    @Override
    public ObjectStoragePort define(Scope scope) {
        SecretHandle login = scope.secret(d -> d.data("id", "shop").data("key", "for-tests-only"));
        Workload server = scope.deployment(w -> serve(w, login.key("id"), login.key("key")));
        Endpoint at = server.service().endpoint("s3");
        return new ObjectStoragePort(
                Optional.of(at),
                Text.of("http://").plus(at.hostAndPort()),
                NAME,
                "eu-west-1",
                Optional.of(login.key("id")),
                Optional.of(login.key("key")));
    }

    private static void serve(DeploymentOptions server, SecretKey id, SecretKey key) {
        server.image("rclone/rclone:1.71")
                .command("/bin/sh", "-c", """
                        mkdir -p /data/%s
                        exec rclone serve s3 --config= --addr=:%d --auth-key="$ID,$KEY" /data
                        """.formatted(NAME, PORT))
                .env("HOME", "/tmp")
                .env("ID", id)
                .env("KEY", key)
                .port("s3", PORT)
                .mount("/data", Volume.emptyDir("data"))
                .probes(p -> p.readiness(q -> q.tcp("s3").period(Duration.ofSeconds(5))))
                .recreate();
    }
}
