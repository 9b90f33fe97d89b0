// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.document.DocumentId;

/** What became of one page: the ledger says so for each page of each document. */
public sealed interface PageState {
  DocumentId document();

  /** From 1. */
  int page();

  /**
   * The model has read it.
   *
   * @param firstToken position of its page mark in the context
   * @param endToken behind its last token
   */
  record InContext(DocumentId document, int page, int firstToken, int endToken)
      implements PageState {}

  /** It has text that the model has not read: not yet, or because it was not chosen. */
  record LeftOut(DocumentId document, int page, String reason) implements PageState {}

  /** Its text could not be had. */
  record Unreadable(DocumentId document, int page, String reason) implements PageState {}
}
