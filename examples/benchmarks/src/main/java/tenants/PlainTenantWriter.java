package tenants;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/** Writes and compiles {@link PlainTenant}'s code, from the objects of one {@link Tenant}. */
public final class PlainTenantWriter {

    /** The tenant whose objects are taken; its name becomes a parameter. */
    static final String SAMPLE = "tenant-0000";

    private PlainTenantWriter() {}

    /**
     * Writes the source, then the class.
     *
     * @param args the directory for the source, and the one for the class
     * @throws IOException if the source cannot be written
     */
    public static void main(String[] args) throws IOException {
        List<HasMetadata> objects = Tenant.named(SAMPLE).graph().objects();
        Path source = Path.of(args[0], PlainTenant.CLASS.replace('.', '/') + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, new BuilderCode(PlainTenant.CLASS, SAMPLE).of(objects));
        compile(source, args[1]);
    }

    private static void compile(Path source, String to) {
        String classPath = System.getProperty("java.class.path");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-nowarn", "-d", to, "-cp", classPath, source.toString());
        if (result != 0) {
            throw new IllegalStateException(source + " does not compile");
        }
    }
}
