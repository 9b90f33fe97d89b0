// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentKindTest {
  @Test
  void noTwoKindsShareANameAnExtensionOrAMimeType() {
    Set<String> seen = new HashSet<>();
    for (DocumentKind kind : DocumentKind.ALL) {
      assertTrue(seen.add(kind.name()), kind.name());
      kind.extensions().forEach(extension -> assertTrue(seen.add("." + extension), extension));
      kind.mimeTypes().forEach(type -> assertTrue(seen.add(type), type));
    }
  }

  @Test
  void aKindIsFoundByTheNameThatHomesRememberItBy() {
    for (DocumentKind kind : DocumentKind.ALL) {
      assertEquals(kind, DocumentKind.named(kind.name()));
    }
    assertEquals(DocumentKind.PDF, DocumentKind.named("PDF"));
    assertEquals(DocumentKind.MARKDOWN, DocumentKind.named("MARKDOWN"));
    assertEquals(DocumentKind.TEXT, DocumentKind.named("TEXT"));
    assertThrows(IllegalArgumentException.class, () -> DocumentKind.named("SCROLL"));
  }

  @Test
  void aFilesNameSaysItsKindInAnyLetters() {
    for (DocumentKind kind : DocumentKind.ALL) {
      for (String extension : kind.extensions()) {
        assertEquals(extension.toLowerCase(Locale.ROOT), extension);
        for (String name :
            List.of(
                "a." + extension, "a.b." + extension.toUpperCase(Locale.ROOT), "." + extension)) {
          assertEquals(Optional.of(kind), DocumentKind.ofFileName(name), name);
        }
      }
    }
  }

  @Test
  void aNameWithoutAnExtensionSaysNothing() {
    for (String name : List.of("", "pdf", "README", "a.", "a.pdf.rar", "notes.d/md")) {
      assertEquals(Optional.empty(), DocumentKind.ofFileName(name), name);
    }
  }
}
