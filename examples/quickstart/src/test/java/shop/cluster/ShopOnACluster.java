package shop.cluster;

import dev.forklift.Stack;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Deploys the shop in shuffled orders, each into a namespace of its own, and looks whether it works.
 *
 * <p>{@code -Dforklift.orders=1} deploys it once instead of three times. {@code -Dforklift.fault=beat,again} plants the faults of
 * these checks, or {@code all}, one after another, and fails for each check that does not notice.
 */
public abstract class ShopOnACluster {

    private static final Check READY = new EveryPodIsReady();
    private static final Check MIGRATIONS = new MigrationsComeFirst();
    private static final List<Check> LATER = List.of(
            new OrdersAreProcessed(),
            new BroadcastsReachWebsockets(),
            new StaticFilesAreServed(),
            new NothingRunsAsRoot(),
            new SecondApplyChangesNothing(),
            new RolloutsLoseNothing(),
            new WorkersFinishTheirTask(),
            new BeatTicksOnce(),
            new SettingsRollTheirReaders(),
            new WrongSettingsAreSaidAndMended(),
            new FailedMigrationsHarmNobody());

    private final Stack stack;
    private final Parts parts;
    private final int orders;
    private final List<Check> later;

    private static KubernetesClient client;
    private static Installation shop;
    private static boolean works = true;

    /**
     * Deploys a stack and looks whether it works.
     *
     * @param stack runs the project in {@code examples/quickstart/shop}
     * @param parts what it calls its parts
     */
    protected ShopOnACluster(Stack stack, Parts parts) {
        this(stack, parts, 3, LATER);
    }

    ShopOnACluster(Stack stack, Parts parts, int orders, List<Check> later) {
        this.stack = stack;
        this.parts = parts;
        this.orders = Integer.getInteger("forklift.orders", orders);
        this.later = later;
    }

    @BeforeAll
    static void connect() {
        client = Cluster.connect();
        works = true;
    }

    /** {@return a client of the cluster} */
    static KubernetesClient client() {
        return client;
    }

    @AfterAll
    static void removeAll() {
        remove(shop);
        shop = null;
        if (client != null) {
            client.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> the_shop_works_on_a_real_cluster() {
        String faults = System.getProperty("forklift.fault", "");
        return faults.isEmpty() ? works() : faultsAreNoticed(faults);
    }

    private Stream<DynamicTest> works() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int order = 1; order <= orders; order++) {
            long seed = order;
            tests.add(DynamicTest.dynamicTest("order " + seed + ": " + READY.name(), () -> {
                deploy(Fault.NONE, seed);
                green(READY);
            }));
            tests.add(DynamicTest.dynamicTest("order " + seed + ": " + MIGRATIONS.name(), () -> green(MIGRATIONS)));
        }
        later.forEach(check -> tests.add(DynamicTest.dynamicTest(check.name(), () -> green(check))));
        return tests.stream();
    }

    private Stream<DynamicTest> faultsAreNoticed(String chosen) {
        List<String> ids = List.of(chosen.split(",", -1));
        return Stream.concat(Stream.of(READY, MIGRATIONS), later.stream())
                .filter(check -> ids.contains(check.id()) || ids.contains("all"))
                .map(check -> DynamicTest.dynamicTest(check.fault(parts).what(), () -> red(check)));
    }

    /** Has the shop deployed in a new namespace, in place of the one that there was. */
    private void deploy(Fault fault, long seed) {
        remove(shop);
        shop = Installation.of(client, stack, parts).planted(fault);
        shop.applyShuffled(seed);
    }

    /** Has the shop run well, and then apply the fault. */
    private void deployAndPlant(Fault fault) {
        if (shop == null || shop.isFaultyFromTheStart()) {
            deploy(Fault.NONE, 1);
        } else {
            shop.planted(Fault.NONE).apply();
        }
        shop.rolledOut();
        shop.planted(fault).apply();
        shop.rolledOut();
    }

    private static void remove(Installation installation) {
        if (installation != null) {
            installation.close();
        }
    }

    private static void green(Check check) {
        Assumptions.assumeTrue(works, "the shop did not become ready, so there is nothing to look at");
        try {
            Terminal.say("ok    " + check.name() + " (" + check.check(shop) + ")");
        } catch (AssertionError | RuntimeException failed) {
            works = check != READY;
            Terminal.say("RED   " + check.name() + ": " + failed.getMessage());
            throw failed;
        }
    }

    /** A check that notices what is wrong fails; one that does not fails the test. */
    private void red(Check check) {
        Fault fault = check.fault(parts);
        Terminal.say("planted for '" + check.id() + "': " + fault.what());
        if (fault.fromTheStart()) {
            deploy(fault, 1);
        } else {
            deployAndPlant(fault);
        }
        String seen;
        try {
            seen = check.check(shop);
        } catch (AssertionError | KubernetesClientException noticed) {
            Terminal.say("RED   " + check.name() + ": " + noticed.getMessage());
            return;
        }
        throw new AssertionError("'" + check.name() + "' did not notice " + fault.what() + ": " + seen);
    }
}
