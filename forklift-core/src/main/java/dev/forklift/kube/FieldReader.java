package dev.forklift.kube;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a field of one of fabric8's generated classes: by reflection at first, which costs a program that runs once least, and where
 * it is read often by its getter, which does nothing else and is called as compiled code is.
 */
final class FieldReader {

    /** After so many reads a getter pays: to link one takes as long as some thousand reads by reflection. */
    static final int OFTEN = 2000;

    private final Field field;
    private Getter getter;
    private boolean linked;
    private int reads;

    FieldReader(Field field) {
        this.field = field;
        this.getter = this::counted;
    }

    /** What is linked to a getter. */
    @FunctionalInterface
    interface Getter {
        @Nullable
        Object of(Object bean);
    }

    /** {@return the field's value in an object} Threads may read at once: all getters of a field give the same. */
    @Nullable
    Object read(Object bean) {
        return getter.of(bean);
    }

    private @Nullable Object counted(Object bean) {
        reads++;
        if (reads >= OFTEN) {
            getter = linked();
        }
        return reflected(bean);
    }

    /** {@return whether it is read by its getter by now} */
    boolean isLinked() {
        return linked;
    }

    private @Nullable Object reflected(Object bean) {
        try {
            return field.get(bean);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " was accessible", e);
        }
    }

    /** {@return what reads by the getter's code; by reflection still, where the class has none of the usual name ({@code _continue}: getContinue)} */
    private Getter linked() {
        Class<?> type = field.getDeclaringClass();
        String name = field.getName().replace("_", "");
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle method = lookup.findVirtual(
                    type,
                    "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                    MethodType.methodType(field.getType()));
            CallSite site = LambdaMetafactory.metafactory(
                    lookup,
                    "of",
                    MethodType.methodType(Getter.class),
                    MethodType.methodType(Object.class, Object.class),
                    method,
                    MethodType.methodType(field.getType(), type));
            Getter getter = (Getter) site.getTarget().invoke();
            linked = true;
            return getter;
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return this::reflected;
        } catch (Throwable e) { // As method handles declare it.
            throw new IllegalStateException(field + " has a getter that cannot be linked", e);
        }
    }
}
