package dev.forklift.components.files;

import dev.forklift.declare.Notes;

/**
 * What can be said of whatever serves files.
 *
 * @param <O> the options themselves, so that each line returns them
 */
public abstract class FileOptions<O extends FileOptions<O>> {

    private final Notes notes;
    private final ImmutableFileServerSpec.Builder spec = ImmutableFileServerSpec.builder();

    FileOptions(Notes notes, Server server, String root) {
        this.notes = notes;
        spec.server(server).root("/refused");
        if (require(
                root.matches("(/[^/\\s]+)+"),
                "'" + root + "' is no STATIC_ROOT",
                "it is an absolute path in the project's image, without '/' at its end",
                "\"/app/staticfiles\"")) {
            spec.root(root);
        }
    }

    abstract O self();

    ImmutableFileServerSpec.Builder spec() {
        return spec;
    }

    /**
     * Sets under which path static files are asked for, as the settings' {@code STATIC_URL} says.
     *
     * @param path begins and ends with {@code /}; {@code /static/} by default
     * @return these options
     */
    public O url(String path) {
        if (isUrl(notes, path)) {
            spec.url(path);
        }
        return self();
    }

    /**
     * Serves media from a claim, too, under the path that they are asked for. Browsers are told to run nothing of what users uploaded.
     *
     * @param media media on a claim that several nodes may mount
     * @return these options
     */
    public O media(MediaPort media) {
        if (notes.given("the media", media)) {
            spec.media(media);
        }
        return self();
    }

    /**
     * Sets the server's image.
     *
     * @param name with a tag or digest; {@code nginxinc/nginx-unprivileged:1.29} or {@code caddy:2.10} by default
     * @return these options
     */
    public O image(String name) {
        if (require(
                !name.isBlank() && name.chars().noneMatch(Character::isWhitespace),
                "image(\"" + name + "\")",
                "an image's name is not empty and has no blanks",
                "image(\"registry.example.com/nginx-unprivileged:1.29\")")) {
            spec.image(name);
        }
        return self();
    }

    final boolean require(boolean ok, String title, String because, String fix) {
        if (!ok) {
            notes.refuse("forklift.E195", title, because, fix);
        }
        return ok;
    }

    static boolean isUrl(Notes notes, String path) {
        boolean ok = path.matches("/([A-Za-z0-9_.~-]+/)+");
        if (!ok) {
            notes.refuse(
                    "forklift.E195",
                    "url(\"" + path + "\")",
                    "it is a path that begins and ends with '/', of letters, digits, '-', '_', '.' and '~'",
                    "url(\"/static/\")");
        }
        return ok;
    }
}
