package tenants;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A whole program: writes a fleet with Forklift, and says how much heap was live at the most while it did. */
public final class PeakHeap {

    private static final int LOOKS = 10;
    /** Tenants before measuring: while it writes them, the JVM makes once for all what it needs to run fast. */
    private static final int WARM = 1000;

    private PeakHeap() {}

    /**
     * Writes the fleet.
     *
     * @param args how many tenants
     */
    public static void main(String[] args) {
        int tenants = Integer.parseInt(args[0]);
        AtomicInteger written = new AtomicInteger(-WARM);
        AtomicLong most = new AtomicLong();
        Tenants.of(WARM + tenants, name -> {
            String text = Way.FORKLIFT.write(name);
            int measured = written.incrementAndGet();
            if (measured > 0 && measured % (tenants / LOOKS) == 0) {
                most.accumulateAndGet(live() + text.length(), Math::max);
            }
        });
        System.out.println(most);
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
