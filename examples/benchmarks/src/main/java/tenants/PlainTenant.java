package tenants;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/**
 * The tenant's objects, built by plain fabric8 builders: code without a graph, references, names or checks. {@link
 * PlainTenantWriter} writes it while the module is built, so that it always builds what {@link Tenant} does.
 */
public interface PlainTenant {

    /** The class that is written. */
    String CLASS = "tenants.WrittenTenant";

    /**
     * {@return the objects of a tenant}
     *
     * @param tenant its name
     */
    List<HasMetadata> objects(String tenant);

    /** {@return the code that was written} */
    static PlainTenant written() {
        try {
            return Class.forName(CLASS)
                    .asSubclass(PlainTenant.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(CLASS + " is written in the phase process-classes", e);
        }
    }
}
