// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.model.ModelSketch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Picks the pages that are read where the documents do not fit whole: best ones first. */
public final class PagePick {
  /**
   * A page.
   *
   * @param number from 1
   */
  public record Place(DocumentId document, int number) {}

  private static final String WHY =
      "not among the pages picked for the question, which fill the room";

  private PagePick() {}

  /** Pages that were picked before. */
  public static PageSelection selection(Set<Integer> pages) {
    return PageSelection.of(pages, WHY);
  }

  /**
   * Fills the room: first the ranked pages, then the others from the front. A page that is too long
   * for what is left is passed over.
   *
   * @param ranked pages that fit the question, best first
   * @param room tokens that all pages and the documents' headers may have together
   * @return for each document that has a page among them, in the documents' order
   */
  public static Map<DocumentId, PageSelection> of(
      List<Document> documents, List<Place> ranked, int room, ModelSketch model) {
    Map<Place, Integer> tokens = new LinkedHashMap<>();
    Map<DocumentId, Integer> headers = new HashMap<>();
    for (Document document : documents) {
      DocumentTokens all = DocumentTokens.of(document, model);
      int pages = 0;
      for (PageState state : all.ledger(0)) {
        if (state instanceof PageState.InContext in) {
          int length = in.endToken() - in.firstToken();
          tokens.put(new Place(document.id(), in.page()), length);
          pages += length;
        }
      }
      headers.put(document.id(), all.length() - pages);
    }
    List<Place> order = new ArrayList<>(ranked);
    order.addAll(tokens.keySet());
    Map<DocumentId, Set<Integer>> taken = new HashMap<>();
    int left = room;
    for (Place place : order) {
      Integer length = tokens.remove(place); // each once
      if (length == null) {
        continue;
      }
      int cost =
          length
              + (taken.containsKey(place.document) ? 0 : headers.getOrDefault(place.document, 0));
      if (cost <= left) {
        left -= cost;
        taken.computeIfAbsent(place.document, any -> new HashSet<>()).add(place.number);
      }
    }
    Map<DocumentId, PageSelection> picked = new LinkedHashMap<>();
    for (Document document : documents) {
      if (taken.containsKey(document.id())) {
        picked.put(document.id(), selection(taken.get(document.id())));
      }
    }
    return picked;
  }
}
