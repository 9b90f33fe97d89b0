// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

/** What stands beside the pages. */
public enum Strip {
  NONE,
  THUMBNAILS,
  OUTLINE
}
