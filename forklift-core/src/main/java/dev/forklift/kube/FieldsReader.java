package dev.forklift.kube;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one of fabric8's generated classes, all at once: by reflection at first, which costs a program that runs once
 * least, and where objects of the class are read often by one method handle, which is compiled to code that does nothing else.
 */
final class FieldsReader {

    /** After so many objects a method handle pays: to link one takes as long as some thousand reads by reflection. */
    static final int OFTEN = 2000;

    private final Class<?> type;
    private final List<Field> fields;
    private @Nullable MethodHandle linked;
    private int reads;

    /**
     * Reads some fields of a class.
     *
     * @param type the class
     * @param fields its fields, made accessible; at most 250
     */
    FieldsReader(Class<?> type, List<Field> fields) {
        this.type = type;
        this.fields = List.copyOf(fields);
    }

    /** {@return the fields' values in an object, in the order of the fields} Threads may read at once: all ways give the same. */
    @Nullable
    Object[] read(Object bean) {
        MethodHandle handle = linked;
        if (handle == null) {
            reads++;
            if (reads < OFTEN) {
                return reflected(bean);
            }
            handle = link();
            linked = handle;
        }
        try {
            return (@Nullable Object[]) handle.invokeExact(bean);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // As method handles declare it; reading a field throws nothing of the kind.
            throw new IllegalStateException(type + " cannot be read", e);
        }
    }

    /** {@return whether objects are read by the method handle by now} */
    boolean isLinked() {
        return linked != null;
    }

    private @Nullable Object[] reflected(Object bean) {
        @Nullable Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = fields.get(i).get(bean);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(fields.get(i) + " was accessible", e);
            }
        }
        return values;
    }

    /** {@return what takes an object and gives the array of its fields' values} */
    private MethodHandle link() {
        MethodHandle[] getters = new MethodHandle[fields.size()];
        for (int i = 0; i < getters.length; i++) {
            try {
                getters[i] = MethodHandles.lookup()
                        .unreflectGetter(fields.get(i))
                        .asType(MethodType.methodType(Object.class, type));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(fields.get(i) + " was accessible", e);
            }
        }
        MethodHandle array = MethodHandles.identity(Object[].class).asCollector(Object[].class, getters.length);
        MethodHandle ofEach = MethodHandles.filterArguments(array, 0, getters);
        MethodHandle ofOne = MethodHandles.permuteArguments(
                ofEach, MethodType.methodType(Object[].class, type), new int[getters.length]);
        return ofOne.asType(MethodType.methodType(Object[].class, Object.class));
    }
}
