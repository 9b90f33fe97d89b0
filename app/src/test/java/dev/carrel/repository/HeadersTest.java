// SPDX-License-Identifier: Apache-2.0
package dev.carrel.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersTest {
  private final Repository repository = Repository.here();

  @Test
  void everySourceFileSaysItsLicence() {
    List<Path> without = repository.files().stream().filter(this::lacksItsHeader).toList();
    assertEquals(List.of(), without, "run AddHeaders");
  }

  private boolean lacksItsHeader(Path file) {
    String text = repository.text(file).orElse("");
    return SourceHeader.of(file, text).filter(header -> !header.isIn(text)).isPresent();
  }

  @Test
  void theLineIsAddedOnceInTheFilesOwnComment() {
    assertEquals(
        "// SPDX-License-Identifier: Apache-2.0\npackage a;\n", added("A.java", "package a;\n"));
    assertEquals(
        "# SPDX-License-Identifier: Apache-2.0\nset(A 1)\n", added("a.cmake", "set(A 1)\n"));
    assertEquals(
        "@rem SPDX-License-Identifier: Apache-2.0\r\n@echo off\r\n",
        added("a.cmd", "@echo off\r\n"));
  }

  @Test
  void aScriptsInterpreterStaysItsFirstLine() {
    assertEquals(
        "#!/bin/sh\n# SPDX-License-Identifier: Apache-2.0\nls\n", added("run", "#!/bin/sh\nls\n"));
  }

  @Test
  void dataHasNone() {
    assertTrue(SourceHeader.of(Path.of("data.json"), "{}").isEmpty());
  }

  private static String added(String name, String text) {
    SourceHeader header = SourceHeader.of(Path.of(name), text).orElseThrow();
    String with = header.addedTo(text);
    assertFalse(header.isIn(text), name);
    assertTrue(header.isIn(with), name);
    return with;
  }
}
