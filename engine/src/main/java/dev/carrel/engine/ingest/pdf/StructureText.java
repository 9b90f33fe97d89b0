// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * What the structure of a document says that parts of a page's content stand for (ISO 32000-2,
 * 14.7.5 and 14.9.4), where the content itself says nothing. Only of an element with one part: of
 * several nobody knows which words stand where.
 */
final class StructureText {
  private static final COSName TREE = COSName.getPDFName("StructTreeRoot");
  private static final COSName PARENTS = COSName.getPDFName("ParentTree");
  private static final COSName NUMBERS = COSName.getPDFName("Nums");
  private static final COSName LIMITS = COSName.getPDFName("Limits");
  private static final COSName OF_PAGE = COSName.getPDFName("StructParents");
  private static final int DEEPEST = 32;
  private static final int HIGHEST = 5;

  private final @Nullable COSArray elements;

  private StructureText(@Nullable COSArray elements) {
    this.elements = elements;
  }

  /** Of a page; of none where the catalog has no structure or it is damaged. */
  static StructureText of(COSDictionary catalog, COSDictionary page) {
    try {
      COSDictionary tree = catalog.getCOSDictionary(TREE);
      int key = page.getInt(OF_PAGE, -1);
      Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      return new StructureText(
          tree == null || key < 0 ? null : find(tree.getCOSDictionary(PARENTS), key, seen, 0));
    } catch (RuntimeException | StackOverflowError e) {
      return new StructureText(null);
    }
  }

  private static @Nullable COSArray find(
      @Nullable COSDictionary node, int key, Set<COSDictionary> seen, int depth) {
    if (node == null || depth > DEEPEST || !seen.add(node) || isBeyond(node, key)) {
      return null;
    }
    COSArray pairs = node.getCOSArray(NUMBERS);
    for (int i = 0; pairs != null && i + 1 < pairs.size(); i += 2) {
      if (pairs.getObject(i) instanceof COSNumber number
          && number.intValue() == key
          && pairs.getObject(i + 1) instanceof COSArray found) {
        return found;
      }
    }
    COSArray kids = node.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size(); i++) {
      COSArray found =
          kids.getObject(i) instanceof COSDictionary kid ? find(kid, key, seen, depth + 1) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean isBeyond(COSDictionary node, int key) {
    COSArray limits = node.getCOSArray(LIMITS);
    return limits != null
        && limits.size() == 2
        && limits.getObject(0) instanceof COSNumber first
        && limits.getObject(1) instanceof COSNumber last
        && (key < first.intValue() || key > last.intValue());
  }

  /** What a part of the content stands for, by its number; null if nothing is said. */
  @Nullable COSString of(int part) {
    if (elements == null || part < 0 || part >= elements.size()) {
      return null;
    }
    COSBase at = elements.getObject(part);
    for (int i = 0; i < HIGHEST && at instanceof COSDictionary element && isAlone(element); i++) {
      if (element.getDictionaryObject(COSName.ACTUAL_TEXT) instanceof COSString text) {
        return text;
      }
      at = element.getDictionaryObject(COSName.P);
    }
    return null;
  }

  private static boolean isAlone(COSDictionary element) {
    COSBase kids = element.getDictionaryObject(COSName.K);
    return kids instanceof COSNumber
        || kids instanceof COSDictionary
        || (kids instanceof COSArray all && all.size() == 1);
  }
}
