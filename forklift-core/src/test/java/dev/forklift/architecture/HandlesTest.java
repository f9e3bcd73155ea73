package dev.forklift.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Gate;
import dev.forklift.declare.Place;
import dev.forklift.declare.Recorder;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong wiring does not compile, since nobody but the recorder makes a handle; {@code external(…)} names what lies outside. */
class HandlesTest {

    @ParameterizedTest
    @ValueSource(classes = {Ref.class, Gate.class, Endpoint.class, SecretKey.class, ConfigKey.class, Place.class})
    void only_the_recorder_mints_handles(Class<?> handle) {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Recorder.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(handle.getName())
                .should()
                .callConstructorWhere(target(owner(name(handle.getName()))))
                .allowEmptyShould(false)
                .check(Core.CLASSES);
    }

    @ParameterizedTest
    @ValueSource(classes = {Ref.class, Gate.class, Endpoint.class, SecretKey.class, ConfigKey.class, Place.class})
    void a_handle_hides_its_constructors(Class<?> handle) {
        constructors()
                .that()
                .areDeclaredIn(handle)
                .should()
                .bePackagePrivate()
                .orShould()
                .bePrivate()
                .allowEmptyShould(false)
                .check(Core.CLASSES);
    }
}
