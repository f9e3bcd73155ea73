package dev.forklift.kube;

import java.util.regex.Pattern;

/** Blocks of addresses: a network and the length of its prefix. */
public final class Cidrs {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern GROUPS = Pattern.compile("[0-9a-fA-F]{1,4}(:[0-9a-fA-F]{1,4}){0,7}");
    private static final int IPV6_GROUPS = 8;

    private Cidrs() {}

    /**
     * {@return whether a text is a block of addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8}}
     *
     * @param text the text
     */
    public static boolean isCidr(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? "" : text.substring(0, slash);
        String prefix = text.substring(slash + 1);
        int longest = isIpv4(address) ? 32 : isIpv6(address) ? 128 : -1;
        return prefix.matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(prefix) <= longest;
    }

    /**
     * {@return whether a text is the address of a host}
     *
     * @param text the text
     */
    public static boolean isAddress(String text) {
        return isIpv4(text) || isIpv6(text);
    }

    /**
     * {@return the block that holds one address alone}
     *
     * @param address the address
     */
    public static String of(String address) {
        return address + (isIpv4(address) ? "/32" : "/128");
    }

    /**
     * {@return whether a block is one of IPv6 addresses}
     *
     * @param cidr the block
     */
    public static boolean isIpv6Block(String cidr) {
        return cidr.indexOf(':') >= 0;
    }

    private static boolean isIpv4(String address) {
        return IPV4.matcher(address).matches();
    }

    private static boolean isIpv6(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address) == IPV6_GROUPS;
        }
        String before = address.substring(0, gap);
        String after = address.substring(gap + 2);
        boolean valid = (before.isEmpty() || groups(before) > 0) && (after.isEmpty() || groups(after) > 0);
        return valid && groups(before) + groups(after) < IPV6_GROUPS;
    }

    /** How many groups of digits there are; 0 where it is something else. */
    private static int groups(String text) {
        return GROUPS.matcher(text).matches() ? text.split(":", -1).length : 0;
    }
}
