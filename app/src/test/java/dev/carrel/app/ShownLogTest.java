// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class ShownLogTest {
  @Test
  void aLineOfTheLogThatQuotesADocumentIsShown() {
    LogRecord record = new LogRecord(Level.SEVERE, "no font \u001B]0;owned\u0007\u202E");
    record.setThrown(new IllegalStateException("name \u001B[31m"));
    String line = new ShownLog().format(record);
    assertTrue(line.contains("no font <U+001B>]0;owned<U+0007><U+202E>"), line);
    assertTrue(line.contains("name <U+001B>[31m"), line);
    assertFalse(line.contains("\u001B"), line);
  }
}
