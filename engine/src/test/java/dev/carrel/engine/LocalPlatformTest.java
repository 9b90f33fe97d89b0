// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalPlatformTest {
  @Test
  void aPersonHasTheAccountsNameWhereNoVariableTellsIt() {
    assertEquals(
        Map.of("PATH", "/bin", "USER", "ann"), LocalPlatform.named(Map.of("PATH", "/bin"), "ann"));
    assertEquals(Map.of("LOGNAME", "bob"), LocalPlatform.named(Map.of("LOGNAME", "bob"), "ann"));
    assertEquals(Map.of(), LocalPlatform.named(Map.of(), "?"));
  }
}
