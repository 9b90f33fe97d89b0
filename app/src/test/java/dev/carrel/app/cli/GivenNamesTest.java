// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.DocumentId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GivenNamesTest {
  private static final DocumentId A = new DocumentId("a".repeat(64));
  private static final DocumentId B = new DocumentId("b".repeat(64));

  private final GivenNames names = new GivenNames();

  @Test
  void aDocumentThatWasGivenUnderTwoNamesIsCalledByBoth() {
    names.add(A, Path.of("x", "signed.txt"));
    names.add(A, Path.of("x", "rejected.txt"));
    assertEquals("signed.txt (the same as rejected.txt)", names.of(A, "rejected.txt"));
    assertEquals(
        List.of(Path.of("x", "signed.txt").toString(), Path.of("x", "rejected.txt").toString()),
        names.paths(A));
  }

  @Test
  void twoOfOneNameAreCalledByTheirPathsAndOthersByTheirNames() {
    names.add(A, Path.of("orion", "contract.txt"));
    names.add(B, Path.of("vega", "contract.txt"));
    assertEquals(Path.of("vega", "contract.txt").toString(), names.of(B, "contract.txt"));
    assertEquals("other.txt", names.of(new DocumentId("c".repeat(64)), "other.txt"));
  }
}
