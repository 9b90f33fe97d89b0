// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.PageRange;
import java.util.List;

/**
 * A document in the context, as far as it is read.
 *
 * @param document pages that the model has not read are empty in it
 * @param title its name as the model was told it
 * @param pages that were read whole
 * @param tokens of its title, its pages and their marks, also of a page that is read in part
 * @param sha256 which tokens these are: {@link dev.carrel.engine.model.TokenHash}
 */
public record ReadSoFar(
    Document document, String title, List<PageRange> pages, int tokens, String sha256) {
  public ReadSoFar {
    pages = List.copyOf(pages);
  }
}
