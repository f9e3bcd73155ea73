package dev.forklift.kube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidrsTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "10.0.0.0/8", "10.1.2.3/32", "::/0", "fd00::/8", "2001:db8:0:0:0:0:0:1/128"})
    void a_network_and_its_prefix_are_a_block(String text) {
        assertThat(Cidrs.isCidr(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0/8",
                "10.0.0.256/8",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "::/129",
                "fd00/8",
                "1:2:3/8",
                ":::/1"
            })
    void anything_else_is_none(String text) {
        assertThat(Cidrs.isCidr(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "::1", "fe80::1"})
    void one_address_is_a_block_of_one(String address) {
        assertThat(Cidrs.isAddress(address)).isTrue();
        assertThat(Cidrs.isCidr(Cidrs.of(address))).isTrue();
    }
}
