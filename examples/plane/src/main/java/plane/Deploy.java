package plane;

import dev.forklift.Stack;
import dev.forklift.render.Manifests;
import dev.forklift.render.RenderedFiles;
import java.nio.file.Path;

/** Writes Plane's manifests, one file an object, into the directory that its argument names. */
public final class Deploy {

    private Deploy() {}

    /**
     * Checks the stack, prints what has to be there before it is applied, and writes it.
     *
     * @param args the directory
     */
    public static void main(String[] args) {
        Path directory = Path.of(args[0]);
        Stack plane = Plane.communityEdition();
        System.out.println(Plane.check().throwIfErrors());
        System.out.println(plane.prerequisites());
        RenderedFiles files = plane.render(Manifests.perObject());
        files.writeTo(directory);
        System.out.println(files.files().size() + " objects written to " + directory);
    }
}
