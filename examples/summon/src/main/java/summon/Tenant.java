package summon;

import java.util.Map;

/**
 * One customer.
 *
 * @param name the customer
 * @param image the project's image
 * @param project the project's Python package
 * @param companions the versions of companion services; those without one are switched off
 */
public record Tenant(String name, String image, String project, Map<String, String> companions) {}
