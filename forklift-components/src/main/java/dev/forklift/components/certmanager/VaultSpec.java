package dev.forklift.components.certmanager;

import dev.forklift.declare.SecretKey;

/**
 * An issuer that is a Vault.
 *
 * @param server its URL
 * @param path where its certificates are signed
 * @param role the role in Vault that cert-manager signs in as
 * @param token the token of a service account that Vault knows
 */
record VaultSpec(String server, String path, String role, SecretKey token) {}
