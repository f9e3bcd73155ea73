package dev.forklift.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    private static final ObjectMapper PLAIN = new YAMLMapper();

    @Test
    void a_deployment_reads_as_a_person_would_write_it() {
        assertThat(Manifest.document(Samples.deployment())).isEqualTo("""
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: shop-web
                  namespace: shop
                  labels:
                    app.kubernetes.io/instance: shop
                    app.kubernetes.io/name: "on"
                    app.kubernetes.io/version: "1.42.0"
                  annotations:
                    forklift.dev/note: |
                      first line
                        second: line
                spec:
                  replicas: 2
                  selector:
                    matchLabels:
                      app.kubernetes.io/instance: shop
                  strategy:
                    type: RollingUpdate
                    rollingUpdate:
                      maxSurge: 25%
                      maxUnavailable: 0
                  template:
                    metadata:
                      labels:
                        app.kubernetes.io/instance: shop
                    spec:
                      automountServiceAccountToken: false
                      containers:
                      - name: web
                        image: registry.example.com/shop:1.42.0
                        args:
                        - gunicorn
                        - --workers=3
                        - "8000"
                        env:
                        - name: DEBUG
                          value: "off"
                        - name: DB_PASSWORD
                          valueFrom:
                            secretKeyRef:
                              name: shop-db
                              key: password
                        livenessProbe:
                          httpGet:
                            path: /healthz
                            port: http
                        ports:
                        - name: http
                          containerPort: 8000
                        resources:
                          limits:
                            memory: 512Mi
                          requests:
                            cpu: 250m
                            memory: 512Mi
                        volumeMounts:
                        - name: tmp
                          mountPath: /tmp
                      volumes:
                      - name: tmp
                        emptyDir: {}
                """);
    }

    static Stream<HasMetadata> every_kind() {
        return Samples.everyKind();
    }

    @ParameterizedTest
    @MethodSource("every_kind")
    void every_kind_reads_back_equal(HasMetadata object) throws Exception {
        assertThat((Object) PLAIN.readValue(Manifest.document(object), object.getClass()))
                .isEqualTo(object);
    }

    @ParameterizedTest
    @MethodSource("every_kind")
    void every_kind_begins_with_what_it_is(HasMetadata object) {
        assertThat(Manifest.document(object).lines().limit(4))
                .containsExactly(
                        "apiVersion: " + object.getApiVersion(),
                        "kind: " + object.getKind(),
                        "metadata:",
                        "  name: " + object.getMetadata().getName());
    }

    @ParameterizedTest
    @MethodSource("every_kind")
    void no_kind_has_nulls_or_what_a_cluster_writes(HasMetadata object) {
        assertThat(Manifest.document(object)).doesNotContain("null", "status", "creationTimestamp", "managedFields");
    }

    @ParameterizedTest
    @MethodSource("every_kind")
    void every_kind_reads_alike_for_readers_of_both_versions(HasMetadata object) throws Exception {
        String text = Manifest.document(object);

        assertThat(Readers.yaml12(text)).isEqualTo(PLAIN.readValue(text, Object.class));
    }

    @Test
    void an_empty_object_has_neither_labels_nor_annotations() {
        assertThat(Manifest.document(Samples.namespace("shop"))).isEqualTo("""
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop
                """);
    }

    @Test
    void a_custom_resource_is_ordered_at_every_depth() {
        assertThat(Manifest.document(Samples.scaledObject())).isEqualTo("""
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata:
                  name: shop-worker
                spec:
                  maxReplicaCount: 10
                  scaleTargetRef:
                    name: shop-worker
                  triggers:
                  - metadata:
                      hostFromEnv: BROKER_URL
                      mode: QueueLength
                      value: "100"
                    type: rabbitmq
                """);
    }

    @Test
    void documents_are_separated() {
        String text = Manifest.documents(List.of(Samples.namespace("a"), Samples.namespace("b")));

        assertThat(text).isEqualTo("""
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: a
                ---
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: b
                """);
        assertThat(Manifest.documents(List.of())).isEmpty();
    }

    @Test
    void the_documents_of_a_stream_are_the_documents_of_its_objects() {
        List<HasMetadata> objects = Samples.everyKind().toList();

        assertThat(Manifest.documents(objects))
                .isEqualTo(objects.stream().map(Manifest::document).collect(Collectors.joining("---\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "th-TH-u-ca-buddhist-nu-thai", "ar-EG-u-nu-arab", "en-US"})
    void the_locale_does_not_show(String tag) {
        String expected = everything();
        Locale before = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));

            assertThat(everything()).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void threads_do_not_disturb_each_other() {
        Set<String> texts =
                IntStream.range(0, 64).parallel().mapToObj(i -> everything()).collect(Collectors.toSet());

        assertThat(texts).hasSize(1);
    }

    @Test
    void the_class_of_a_map_does_not_show() {
        assertThat(Samples.mapsOfEveryClass(Map.of("b", 1, "a", 2, "name", 3, "c", 4, "type", 5))
                        .map(Samples::custom)
                        .map(Manifest::document))
                .hasSizeGreaterThan(3)
                .containsOnly("""
                        apiVersion: example.com/v1
                        kind: Custom
                        metadata:
                          name: custom
                        spec:
                          name: 3
                          type: 5
                          a: 2
                          b: 1
                          c: 4
                        """);
    }

    private static String everything() {
        return Manifest.documents(Samples.everyKind().toList());
    }
}
