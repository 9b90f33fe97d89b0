// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;

/** A page's list of contents may name what is not there, on which PDFBox gives the page up. */
final class ContentGaps {
  private ContentGaps() {}

  /** Leaves in the list what is there; the file stays as it is. */
  static void close(PDPage page) {
    COSArray contents = page.getCOSObject().getCOSArray(COSName.CONTENTS);
    if (contents == null) {
      return;
    }
    COSArray there = new COSArray();
    for (int i = 0; i < contents.size(); i++) {
      if (contents.getObject(i) instanceof COSStream) {
        there.add(contents.get(i));
      }
    }
    if (there.size() < contents.size()) {
      page.getCOSObject().setItem(COSName.CONTENTS, there);
    }
  }
}
