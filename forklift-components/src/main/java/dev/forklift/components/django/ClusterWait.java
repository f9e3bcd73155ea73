package dev.forklift.components.django;

import dev.forklift.declare.Ref;
import dev.forklift.declare.Text;
import dev.forklift.workload.ContainerOptions;
import dev.forklift.workload.Volume;
import io.fabric8.kubernetes.api.model.ConfigMapProjection;
import io.fabric8.kubernetes.api.model.DownwardAPIProjection;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFile;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.ProjectedVolumeSource;
import io.fabric8.kubernetes.api.model.ServiceAccountTokenProjection;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A container that waits for objects of the cluster: it asks the API server, with a token that is mounted into it alone and lasts
 * an hour at a time.
 *
 * <p>Source: <a
 * href="https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#serviceaccount-token-volume-projection">Service
 * account token volume projection</a>.
 */
final class ClusterWait {

    /** The ConfigMap with the API server's certificate authority, which Kubernetes puts into every namespace. */
    static final String AUTHORITY = "kube-root-ca.crt";

    private static final String ACCOUNT = "/var/run/secrets/forklift";
    private static final long TOKEN_SECONDS = 3600;

    private final List<Text> targets = new ArrayList<>();

    /** Waits for an object too, whose pods have to be of an image where one is given. */
    ClusterWait object(String api, String resource, Ref<?> object, String image) {
        targets.add(
                Text.of(api + "|" + resource + "|").plus(Text.nameOf(object)).plus("|" + image));
        return this;
    }

    /** Makes a container of the project's image wait. */
    void onto(ContainerOptions container, List<String> python, Duration within) {
        List<String> command = new ArrayList<>(python);
        command.add("-c");
        command.add(Script.WAIT_FOR_OBJECTS.text());
        container
                .command(command.toArray(String[]::new))
                .env("FORKLIFT_OBJECTS", objects())
                .env("FORKLIFT_WITHIN", String.valueOf(within.toSeconds()))
                .mount(ACCOUNT, token(), m -> m.readOnly());
    }

    private Text objects() {
        Text all = Text.of("");
        for (int i = 0; i < targets.size(); i++) {
            all = all.plus(i == 0 ? "" : "\n").plus(targets.get(i));
        }
        return all;
    }

    private static Volume token() {
        io.fabric8.kubernetes.api.model.Volume volume = new io.fabric8.kubernetes.api.model.Volume();
        volume.setName("api-server");
        volume.setProjected(new ProjectedVolumeSource(0440, List.of(account(), authority(), namespace())));
        return Volume.raw(volume);
    }

    private static VolumeProjection account() {
        VolumeProjection token = new VolumeProjection();
        token.setServiceAccountToken(new ServiceAccountTokenProjection(null, TOKEN_SECONDS, "token"));
        return token;
    }

    private static VolumeProjection authority() {
        VolumeProjection authority = new VolumeProjection();
        authority.setConfigMap(
                new ConfigMapProjection(List.of(new KeyToPath("ca.crt", null, "ca.crt")), AUTHORITY, null));
        return authority;
    }

    private static VolumeProjection namespace() {
        DownwardAPIVolumeFile file = new DownwardAPIVolumeFile();
        file.setPath("namespace");
        file.setFieldRef(new ObjectFieldSelector(null, "metadata.namespace"));
        VolumeProjection namespace = new VolumeProjection();
        namespace.setDownwardAPI(new DownwardAPIProjection(List.of(file)));
        return namespace;
    }
}
