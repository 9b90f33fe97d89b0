// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Which layers (optional content) a file shows when it is opened, by its default configuration. */
final class Layers {
  private static final COSName OCGS = COSName.OCGS;
  private static final COSName EXPRESSION = COSName.getPDFName("VE");
  private static final COSName POLICY = COSName.getPDFName("P");
  private static final COSName MEMBERSHIP = COSName.getPDFName("OCMD");
  private static final COSName CATEGORY = COSName.getPDFName("Category");
  private static final COSName EVENT = COSName.getPDFName("Event");
  private static final COSName INTENT = COSName.getPDFName("Intent");
  private static final COSName USAGE = COSName.getPDFName("Usage");
  private static final COSName VIEW = COSName.getPDFName("View");
  private static final int DEEPEST = 20;

  /** Everything is shown. */
  static final Layers NONE = new Layers();

  private final Set<COSDictionary> off = Collections.newSetFromMap(new IdentityHashMap<>());

  private Layers() {}

  static Layers of(PDDocument document) {
    Layers layers = new Layers();
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    COSDictionary all = catalog.getCOSDictionary(COSName.OCPROPERTIES);
    if (all != null) {
      COSDictionary start = all.getCOSDictionary(COSName.D);
      layers.read(dictionaries(all.getDictionaryObject(OCGS)), start);
    }
    return layers;
  }

  private void read(List<COSDictionary> groups, @Nullable COSDictionary start) {
    if (start == null) {
      return;
    }
    if (COSName.OFF.equals(start.getDictionaryObject(COSName.BASE_STATE))) {
      off.addAll(groups);
    }
    dictionaries(start.getDictionaryObject(COSName.ON)).forEach(off::remove);
    off.addAll(dictionaries(start.getDictionaryObject(COSName.OFF)));
    for (COSDictionary automatic : dictionaries(start.getDictionaryObject(COSName.AS))) {
      if (VIEW.equals(automatic.getDictionaryObject(EVENT))
          && names(automatic.getDictionaryObject(CATEGORY)).contains(VIEW)) {
        dictionaries(automatic.getDictionaryObject(OCGS)).forEach(this::readUsage);
      }
    }
    // Groups that are meant for designing only say nothing about what is seen.
    off.removeIf(
        group -> {
          List<COSName> intent = names(group.getDictionaryObject(INTENT));
          return !intent.isEmpty()
              && !intent.contains(VIEW)
              && !intent.contains(COSName.getPDFName("All"));
        });
  }

  private void readUsage(COSDictionary group) {
    COSDictionary usage = group.getCOSDictionary(USAGE);
    COSDictionary view = usage == null ? null : usage.getCOSDictionary(VIEW);
    COSBase state = view == null ? null : view.getDictionaryObject(COSName.getPDFName("ViewState"));
    if (COSName.OFF.equals(state)) {
      off.add(group);
    } else if (COSName.ON.equals(state)) {
      off.remove(group);
    }
  }

  /** Whether what belongs to a group, or to a membership of groups, is not shown. */
  boolean hides(@Nullable COSBase content) {
    return !off.isEmpty() && content instanceof COSDictionary dictionary && !shows(dictionary);
  }

  private boolean shows(COSDictionary content) {
    if (!MEMBERSHIP.equals(content.getDictionaryObject(COSName.TYPE))) {
      return !off.contains(content);
    }
    if (content.getDictionaryObject(EXPRESSION) instanceof COSArray expression) {
      return holds(expression, 0);
    }
    List<COSDictionary> groups = dictionaries(content.getDictionaryObject(OCGS));
    if (groups.isEmpty()) {
      return true;
    }
    String policy = content.getNameAsString(POLICY, "AnyOn");
    return switch (policy) {
      case "AllOn" -> groups.stream().noneMatch(off::contains);
      case "AnyOff" -> groups.stream().anyMatch(off::contains);
      case "AllOff" -> groups.stream().allMatch(off::contains);
      default -> !groups.stream().allMatch(off::contains);
    };
  }

  private boolean holds(@Nullable COSBase expression, int depth) {
    if (depth > DEEPEST) {
      return true;
    }
    if (!(expression instanceof COSArray array) || array.size() == 0) {
      return !(expression instanceof COSDictionary group) || shows(group);
    }
    List<Boolean> parts = new ArrayList<>();
    for (int i = 1; i < array.size(); i++) {
      parts.add(holds(array.getObject(i), depth + 1));
    }
    return switch (array.getName(0, "And")) {
      case "Or" -> parts.contains(true);
      case "Not" -> !parts.contains(true);
      default -> !parts.contains(false);
    };
  }

  private static List<COSDictionary> dictionaries(@Nullable COSBase value) {
    List<COSDictionary> found = new ArrayList<>();
    if (value instanceof COSDictionary one) {
      found.add(one);
    } else if (value instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.getObject(i) instanceof COSDictionary one) {
          found.add(one);
        }
      }
    }
    return found;
  }

  private static List<COSName> names(@Nullable COSBase value) {
    if (value instanceof COSName one) {
      return List.of(one);
    }
    List<COSName> found = new ArrayList<>();
    if (value instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.getObject(i) instanceof COSName one) {
          found.add(one);
        }
      }
    }
    return found;
  }
}
