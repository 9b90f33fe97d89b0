// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.document.Page;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.passage.Passage;
import dev.carrel.engine.passage.PassageCutter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Finds the tokens of passages: by the bytes that the tokens of a page spell. */
final class PassagePlaces {
  private final LanguageModel model;

  PassagePlaces(LanguageModel model) {
    this.model = model;
  }

  /**
   * The passages of the pages that are read whole, in order.
   *
   * @param position where the document's first token stands in the context
   * @param read how many of its tokens are read
   */
  List<PlacedPassage> of(DocumentTokens document, int position, int read) {
    List<PlacedPassage> placed = new ArrayList<>();
    for (PageState state : document.ledger(0, read)) {
      if (state instanceof PageState.InContext in) {
        Page page = document.document().page(in.page());
        List<Passage> passages = PassageCutter.of(in.document(), page);
        PageBytes bytes = PageBytes.of(page.number(), page.text());
        int[] ends = ends(document.tokens(), in, bytes);
        place(passages, ends, position + in.firstToken(), bytes, placed);
      }
    }
    return placed;
  }

  /** Where each token of a page ends among its bytes. */
  private int[] ends(int[] tokens, PageState.InContext in, PageBytes bytes) {
    ByteArrayOutputStream spelt = new ByteArrayOutputStream();
    int[] ends = new int[in.endToken() - in.firstToken()];
    for (int i = 0; i < ends.length; i++) {
      spelt.writeBytes(model.bytes(tokens[in.firstToken() + i]));
      ends[i] = spelt.size();
    }
    bytes.fit(spelt.toByteArray(), ends);
    return ends;
  }

  private static void place(
      List<Passage> passages,
      int[] ends,
      int position,
      PageBytes bytes,
      List<PlacedPassage> placed) {
    int token = 0;
    for (Passage passage : passages) {
      int start = bytes.start(passage.place().start());
      int end = bytes.end(passage.place().end());
      while (token < ends.length - 1 && ends[token] <= start) {
        token++;
      }
      int behind = token + 1;
      while (behind < ends.length && ends[behind - 1] < end) {
        behind++;
      }
      placed.add(new PlacedPassage(passage, position + token, position + behind));
    }
  }
}
