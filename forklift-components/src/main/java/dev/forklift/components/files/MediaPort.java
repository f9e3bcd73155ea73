package dev.forklift.components.files;

import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Integration;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import dev.forklift.workload.Volume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;

/**
 * Media on a claim: {@code d.use(media)} mounts it into every process of a project, and says where by {@code MEDIA_ROOT} and {@code
 * MEDIA_URL}.
 *
 * @param claim the claim
 * @param root where processes find it
 * @param url the path under which browsers ask for it
 */
public record MediaPort(Ref<PersistentVolumeClaim> claim, String root, String url) implements Integration {

    private static final String VOLUME = "media";

    /**
     * {@return the volume, for a container that mounts the media at another path} It is the one that the project's processes mount: a
     * pod can hold a claim by one volume only. It is named after its claim, since a pod may hold the media of two.
     */
    public Volume volume() {
        String of = claim.isExternal() ? "claim-" + claim.id() : claim.path().value();
        String name = of.equals(VOLUME) ? VOLUME : VOLUME + "-" + of.replace('.', '-');
        return Volume.claim(Names.fit(name, Names.LABEL), claim);
    }

    @Override
    public void into(DjangoProject.Options project) {
        project.mount(root, volume(), false).env("MEDIA_ROOT", root).env("MEDIA_URL", url);
    }
}
