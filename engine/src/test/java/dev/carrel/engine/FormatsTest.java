// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ocr.Recognition;
import org.junit.jupiter.api.Test;

class FormatsTest {
  @Test
  void eachKindOfDocumentHasItsReader() {
    assertEquals(
        DocumentKind.ALL,
        Formats.readers(Recognition.NONE).stream().map(DocumentReader::kind).toList());
  }
}
