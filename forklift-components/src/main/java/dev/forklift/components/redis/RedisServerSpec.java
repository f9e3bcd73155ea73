package dev.forklift.components.redis;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.data.ServerSpec;
import java.util.Map;
import org.immutables.value.Value;

/** What is said of a Redis that the stack runs. */
@Value.Immutable
@SpecStyle
public interface RedisServerSpec {

    /** {@return its image, password, storage and resources} */
    ServerSpec server();

    /** {@return what it is for} */
    default RedisRole role() {
        return RedisRole.BROKER;
    }

    /** {@return the program that asks the server whether it answers} */
    default String cli() {
        return "redis-cli";
    }

    /** {@return further settings of the server} */
    Map<String, String> settings();
}
