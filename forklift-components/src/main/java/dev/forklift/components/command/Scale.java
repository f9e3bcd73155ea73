package dev.forklift.components.command;

import dev.forklift.workload.AutoscaleOptions;
import dev.forklift.workload.DeploymentOptions;
import java.util.function.Consumer;

/** How many pods of a process run, where the profile does not say it. */
public sealed interface Scale {

    /**
     * Says it of a Deployment.
     *
     * @param w the Deployment
     */
    void onto(DeploymentOptions w);

    /**
     * A fixed number.
     *
     * @param pods how many
     */
    record Fixed(int pods) implements Scale {
        @Override
        public void onto(DeploymentOptions w) {
            w.replicas(pods);
        }
    }

    /**
     * What an autoscaler decides.
     *
     * @param options its bounds and metrics
     */
    record Automatic(Consumer<AutoscaleOptions> options) implements Scale {
        @Override
        public void onto(DeploymentOptions w) {
            w.autoscale(options);
        }
    }

    /**
     * One and never two.
     *
     * @param because what two would do wrong
     */
    record Single(String because) implements Scale {
        @Override
        public void onto(DeploymentOptions w) {
            w.single(because);
        }
    }
}
