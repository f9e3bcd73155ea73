package dev.forklift.components.celery;

import dev.forklift.components.redis.RedisPort;
import java.util.Optional;
import java.util.function.Function;

/** Where beat keeps what is due, and when each task was sent last. */
public sealed interface Schedule {

    /**
     * {@return a file that goes with the pod: {@code beat_schedule} is read from the settings anew. A task that is sent every so
     * often is sent that long after beat has started, so one with a long interval is put off by each restart; one with a crontab
     * is not.}
     */
    static Schedule inPod() {
        return new InFile(Optional.empty());
    }

    /**
     * {@return a file on a claim of beat's own, which remembers over restarts when each task was sent last}
     *
     * @param size how much is asked for, such as {@code 100Mi}
     */
    static Schedule onVolume(String size) {
        return new InFile(Optional.of(size));
    }

    /**
     * {@return the project's database, where Django's admin changes it: django-celery-beat, which the image has to have}
     *
     * <p>Source: <a href="https://django-celery-beat.readthedocs.io/">django-celery-beat</a>.
     */
    static Schedule inDatabase() {
        return new InDatabase();
    }

    /**
     * {@return a Redis: celery-redbeat, which the image has to have. Its address is in {@code REDBEAT_REDIS_URL}.}
     *
     * <p>Source: <a href="https://redbeat.readthedocs.io/">RedBeat</a>.
     *
     * @param redis a Redis that does not evict
     */
    static Schedule redBeat(RedisPort redis) {
        return new RedBeat(redis);
    }

    /**
     * {@return what one of the functions answers}
     *
     * @param inFile asked for a file
     * @param inDatabase asked for the database
     * @param redBeat asked for RedBeat
     * @param <R> the answer
     */
    <R> R match(Function<InFile, R> inFile, Function<InDatabase, R> inDatabase, Function<RedBeat, R> redBeat);

    /**
     * A file.
     *
     * @param claim how much a claim for it asks for; it goes with the pod where there is none
     */
    record InFile(Optional<String> claim) implements Schedule {
        @Override
        public <R> R match(
                Function<InFile, R> inFile, Function<InDatabase, R> inDatabase, Function<RedBeat, R> redBeat) {
            return inFile.apply(this);
        }
    }

    /** The project's database. */
    record InDatabase() implements Schedule {
        @Override
        public <R> R match(
                Function<InFile, R> inFile, Function<InDatabase, R> inDatabase, Function<RedBeat, R> redBeat) {
            return inDatabase.apply(this);
        }
    }

    /**
     * A Redis.
     *
     * @param redis how it is reached
     */
    record RedBeat(RedisPort redis) implements Schedule {
        @Override
        public <R> R match(
                Function<InFile, R> inFile, Function<InDatabase, R> inDatabase, Function<RedBeat, R> redBeat) {
            return redBeat.apply(this);
        }
    }
}
