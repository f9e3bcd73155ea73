package dev.forklift.components.files;

import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Integration;
import dev.forklift.declare.Ref;
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

    @Override
    public void into(DjangoProject.Options project) {
        project.mount(root, Volume.claim("media", claim), false)
                .env("MEDIA_ROOT", root)
                .env("MEDIA_URL", url);
    }
}
