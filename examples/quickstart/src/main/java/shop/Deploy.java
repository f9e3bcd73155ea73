package shop;

import dev.forklift.Stack;
import dev.forklift.render.Manifests;
import dev.forklift.render.RenderedFiles;
import java.nio.file.Path;

/** Writes the shop's manifests, one file an object, into the directory that its argument names. */
public final class Deploy {

    private Deploy() {}

    /**
     * Checks the shop, prints what was found, and writes it.
     *
     * @param args the directory
     */
    public static void main(String[] args) {
        Path directory = Path.of(args[0]);
        Stack shop = Shop.development();
        System.out.println(shop.check().throwIfErrors());
        RenderedFiles files = shop.render(Manifests.perObject());
        files.writeTo(directory);
        System.out.println(files.files().size() + " objects written to " + directory);
    }
}
