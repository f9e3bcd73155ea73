package dev.forklift.components.data;

import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of any data service in the cluster.
 *
 * @param <S> the options themselves, so that each line returns them
 */
public abstract class ServerOptions<S extends ServerOptions<S>> {

    /** The user and group of the official images on Debian and Ubuntu. */
    static final long OFFICIAL_USER = 999;

    private final Notes notes;
    private final ValueChecks checks;
    private final ImmutableServerSpec.Builder spec = ImmutableServerSpec.builder();
    private String repository;
    private final String size;
    private String image;
    private @Nullable String saidSize;
    private @Nullable String storageClass;
    private boolean ephemeral;
    private @Nullable Credential password;
    private boolean passwordRefused;

    /**
     * Begins with the defaults.
     *
     * @param notes where mistakes are noted
     * @param repository the repository of the official image: {@code postgres}
     * @param tag its tag
     * @param size how much its claim asks for
     */
    protected ServerOptions(Notes notes, String repository, String tag, String size) {
        this.notes = notes;
        this.checks = new ValueChecks(notes);
        this.repository = repository;
        this.size = size;
        this.image = repository + ":" + tag;
    }

    /** {@return the options themselves} */
    protected abstract S self();

    /** {@return looks at values} */
    protected final ValueChecks checks() {
        return checks;
    }

    /** {@return whether anything was said of storage} */
    protected final boolean saidStorage() {
        return saidSize != null || storageClass != null || ephemeral;
    }

    /** {@return the password, where one was said; what stands for it, where it was refused} */
    protected final Optional<Credential> saidPassword() {
        return Optional.ofNullable(password)
                .or(() -> passwordRefused ? Optional.of(Credential.unset()) : Optional.empty());
    }

    /** {@return what was said, with the defaults for the rest} */
    protected final ServerSpec server() {
        String claim = saidSize == null ? size : saidSize;
        return spec.image(image)
                .password(saidPassword())
                .storage(new Storage(claim, Optional.ofNullable(storageClass), ephemeral))
                .build();
    }

    /**
     * Runs the official image of another server that understands the same; said before its version.
     *
     * @param other the repository of its image
     * @param tag its tag
     */
    protected final void runs(String other, String tag) {
        repository = other;
        image = other + ":" + tag;
    }

    /**
     * Runs another tag of the official image.
     *
     * @param tag such as {@code 17.6}
     */
    protected final void tag(String tag) {
        if (checks.require(
                tag.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*"),
                "version(\"" + tag + "\")",
                "a version is a tag of the official image " + repository,
                "a tag such as " + image.substring(image.indexOf(':') + 1) + ", or image(…) for another image")) {
            image = repository + ":" + tag;
        }
    }

    /**
     * Runs another image than the official one, which has to understand the same environment and keep the same paths: a mirror
     * of it, or one made from it.
     *
     * @param name with a tag or digest
     * @return these options
     */
    public S image(String name) {
        if (checks.require(
                !name.isBlank() && name.chars().noneMatch(Character::isWhitespace),
                "image(\"" + name + "\")",
                "an image's name is not empty and has no blanks",
                "image(\"registry.example.com/" + image + "\")")) {
            image = name;
        }
        return self();
    }

    /**
     * Sets the numeric user and group that the image is made for.
     *
     * @param uid the user, above 0; 999 by default, as in the official images on Debian. Those on Alpine differ
     * @param gid the group, above 0, which owns the storage; 999 by default
     * @return these options
     */
    public S runAs(long uid, long gid) {
        if (checks.require(
                uid > 0 && gid > 0,
                "runAs(" + uid + ", " + gid + ")",
                "data services run as a user of their own and not as root",
                "runAs(999, 999)")) {
            spec.user(uid).group(gid);
        }
        return self();
    }

    /**
     * Asks for CPU.
     *
     * @param request cores, such as {@code 500m}; the profile's for the role by default
     * @return these options
     */
    public S cpu(String request) {
        if (checks.quantity("cpu", request)) {
            spec.cpu(request);
        }
        return self();
    }

    /**
     * Asks for memory and limits it to the same. What the service computes from its memory follows from it, so say it here and
     * not in an override.
     *
     * @param requestAndLimit bytes, such as {@code 1Gi}; the profile's for the role by default
     * @return these options
     */
    public S memory(String requestAndLimit) {
        if (checks.quantity("memory", requestAndLimit)) {
            spec.memory(requestAndLimit);
        }
        return self();
    }

    /**
     * Sets how much storage its claim asks for. Claims of a StatefulSet are made once: a later change needs the claim itself to be
     * enlarged, and the StatefulSet to be deleted without its pods and applied again.
     *
     * @param claim such as {@code 10Gi}
     * @return these options
     */
    public S storage(String claim) {
        if (checks.quantity("storage", claim)) {
            saidSize = claim;
        }
        noClaimOfNothing();
        return self();
    }

    /**
     * Sets the claim's storage class.
     *
     * @param name its name; the cluster's default class where none is set
     * @return these options
     */
    public S storageClass(String name) {
        storageClass = name;
        noClaimOfNothing();
        return self();
    }

    /**
     * Keeps everything in a directory that goes with the pod, in place of a claim: for development and previews.
     *
     * @return these options
     */
    public S ephemeral() {
        ephemeral = true;
        noClaimOfNothing();
        return self();
    }

    private void noClaimOfNothing() {
        checks.require(
                !ephemeral || (saidSize == null && storageClass == null),
                "forklift.E112",
                "ephemeral() beside storage(…)",
                "what is ephemeral has no claim, so there is nothing that could have a size or a class",
                "one of the two");
    }

    /**
     * Sets a password that is written into the manifests, where everybody reads it: for development, and a warning elsewhere.
     *
     * @param literal letters, digits, {@code -}, {@code .}, {@code _} and {@code ~}: what a URL takes as it is
     * @return these options
     */
    public S developmentPassword(String literal) {
        if (checks.require(
                literal.matches("[A-Za-z0-9._~-]+"),
                "a developmentPassword(…) that a URL does not take as it is",
                "processes get it as a part of a URL, which ends early at '@', ':', '/', '?' or '#'",
                "developmentPassword(\"dev\"), of letters, digits, '-', '.', '_' and '~'")) {
            password(Credential.literal(literal));
        } else {
            passwordRefused = true;
        }
        return self();
    }

    /**
     * Takes a password that is kept in a Secret.
     *
     * @param what what it is called in a message: {@code the password}
     * @param key where it is kept; a missing one is noted
     */
    protected final void kept(String what, SecretKey key) {
        if (notes.given(what, key)) {
            password(Credential.of(key));
        } else {
            passwordRefused = true;
        }
    }

    private void password(Credential credential) {
        if (checks.require(
                password == null,
                "forklift.E112",
                "two passwords",
                "the service has one user with one password, and the second would silently replace the first",
                "where it is kept, or developmentPassword(literal): one of the two, once")) {
            password = credential;
        }
    }
}
