package dev.forklift.testkit.golden;

import dev.forklift.components.command.ChannelsWorker;
import dev.forklift.components.django.DjangoProject;
import java.time.Duration;
import java.util.List;

/** Workers of channels. */
final class ChannelsWorkerGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(ChannelsWorker.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default",
                        (s, shop) -> s.add(
                                "thumbnails",
                                ChannelsWorker.of(
                                        s.add(
                                                "layered",
                                                DjangoProject.of(
                                                        Shop.IMAGE,
                                                        shop.db(),
                                                        d -> d.secretKey(Shop.key("SECRET_KEY"))
                                                                .channelLayer(shop.redis()))),
                                        "thumbnails"))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "thumbnails",
                                ChannelsWorker.of(
                                        s.add(
                                                "layered",
                                                DjangoProject.of(
                                                        Shop.IMAGE,
                                                        shop.db(),
                                                        d -> d.secretKey(Shop.key("SECRET_KEY"))
                                                                .channelLayer(shop.redis()))),
                                        "thumbnails",
                                        w -> w.channels("mail", "sms.send")
                                                .layer("jobs")
                                                .longestMessage(Duration.ofMinutes(2))
                                                .startupWithin(Duration.ofMinutes(5))
                                                .replicas(3)))),
                new GoldenCase(
                        "autoscaled",
                        (s, shop) -> s.add(
                                "thumbnails",
                                ChannelsWorker.of(
                                        s.add(
                                                "layered",
                                                DjangoProject.of(
                                                        Shop.IMAGE,
                                                        shop.db(),
                                                        d -> d.secretKey(Shop.key("SECRET_KEY"))
                                                                .channelLayer(shop.redis()))),
                                        "thumbnails",
                                        w -> w.autoscale(a -> a.between(2, 8).cpu(60))))));
    }
}
