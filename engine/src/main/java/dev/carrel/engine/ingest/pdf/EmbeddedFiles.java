// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.MemberSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** The files inside of a PDF: of a portfolio, or attached to it or to a page. */
final class EmbeddedFiles {
  private static final int DEEPEST = 20;
  private static final int MOST = 1_000;
  private static final int MOST_PAGES = 5_000;
  private static final COSName ATTACHED = COSName.getPDFName("FileAttachment");

  private final List<String> names = new ArrayList<>();

  /** Where the bytes of each are, in the order of the names. */
  private final List<COSDictionary> contents = new ArrayList<>();

  private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private final boolean encrypted;

  private EmbeddedFiles(boolean encrypted) {
    this.encrypted = encrypted;
  }

  /** What a person is told of them; empty if there are none. */
  static Optional<Notice> notice(PDDocument document) {
    EmbeddedFiles files = of(document);
    List<String> told = files.names;
    if (files.encrypted) {
      told = told.stream().map(name -> name + " (encrypted)").toList();
    }
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(new Notice(Notice.Code.EMBEDDED_FILES, told.size(), String.join(", ", told)));
  }

  /** Hands each on. */
  static void members(PDDocument document, MemberSink members) throws IOException {
    EmbeddedFiles files = of(document);
    for (int i = 0; i < files.names.size(); i++) {
      String name = files.names.get(i);
      if (files.encrypted) {
        members.refused(name, "encrypted");
      } else if (files.contents.get(i).getDictionaryObject(COSName.UF, COSName.F)
          instanceof COSStream content) {
        if (members.wants(name)) {
          hand(name, content, members);
        } else {
          members.refused(name, "");
        }
      } else {
        members.refused(name, "damaged");
      }
    }
  }

  private static void hand(String name, COSStream content, MemberSink members) throws IOException {
    InputStream bytes;
    try {
      bytes = content.createInputStream();
    } catch (IOException | RuntimeException e) {
      members.refused(name, "damaged");
      return;
    }
    try (bytes) {
      members.member(name, bytes);
    }
  }

  /** Those there are; what is damaged there is none. */
  private static EmbeddedFiles of(PDDocument document) {
    EmbeddedFiles files = new EmbeddedFiles(UnlockedText.isOpen(document));
    try {
      COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
      COSDictionary named = catalog.getCOSDictionary(COSName.NAMES);
      if (named != null) {
        files.tree(named.getCOSDictionary(COSName.EMBEDDED_FILES), 0);
      }
      int pages = 0;
      for (PDPage page : document.getPages()) {
        if (++pages > MOST_PAGES) {
          break;
        }
        files.page(page.getCOSObject());
      }
    } catch (RuntimeException | StackOverflowError e) {
      // Those found so far are told.
    }
    return files;
  }

  private void tree(COSDictionary node, int depth) {
    if (node == null || depth > DEEPEST || !seen.add(node) || names.size() >= MOST) {
      return;
    }
    COSArray pairs = node.getCOSArray(COSName.NAMES);
    for (int i = 1; pairs != null && i < pairs.size(); i += 2) {
      file(pairs.getObject(i));
    }
    COSArray kids = node.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size(); i++) {
      if (kids.getObject(i) instanceof COSDictionary kid) {
        tree(kid, depth + 1);
      }
    }
  }

  private void page(COSDictionary page) {
    COSArray annotations = page.getCOSArray(COSName.ANNOTS);
    for (int i = 0; annotations != null && i < annotations.size(); i++) {
      if (annotations.getObject(i) instanceof COSDictionary annotation
          && ATTACHED.equals(annotation.getDictionaryObject(COSName.SUBTYPE))) {
        file(annotation.getDictionaryObject(COSName.FS));
      }
    }
  }

  private void file(COSBase specification) {
    if (specification instanceof COSDictionary file
        && seen.add(file)
        && names.size() < MOST
        && file.getDictionaryObject(COSName.EF) instanceof COSDictionary content) {
      String name = PdfWords.line(file, COSName.UF);
      name = name.isEmpty() ? PdfWords.line(file, COSName.F) : name;
      names.add(name.isEmpty() ? "(no name)" : name);
      contents.add(content);
    }
  }
}
