// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import java.nio.file.Path;
import java.util.List;

/** Two versions of a lease as PDFs, which differ in each way that a comparison tells. */
final class ComparedLease {
  private static final String KEPT =
      "The Tenant keeps the office clean and mends what it breaks at its own cost, within a"
          + " reasonable time after the Landlord has asked for it in writing.";
  private static final String INSURANCE =
      "The Landlord insures the house against fire, storm and water from the mains, and shows the"
          + " policy to the Tenant at any time.";
  private static final String NOTICE =
      "Either party may end this lease by a notice of three months to the end of a quarter.";

  private ComparedLease() {}

  static List<Path> save(Path dir) {
    Path old =
        new SamplePdf()
            .page(
                "Lease",
                "The Landlord, Harbour Estates Ltd, lets to the Tenant, Quill Books GmbH, the"
                    + " office on the second floor of the house at 4 Quay Street.",
                "The monthly rent is 2,400 euros and is due on the third working day of the month.",
                KEPT,
                INSURANCE)
            .page(
                "Ending",
                NOTICE,
                "The Tenant may not assign this lease without the written consent of the Landlord.",
                "The deposit of 4,800 euros is paid back within thirty days after the keys are"
                    + " returned.")
            .save(dir.resolve("lease-draft.pdf"));
    Path now =
        new SamplePdf()
            .page(
                "Lease",
                "The Landlord, Harbour Estates Ltd, lets to the Tenant, Quill Books GmbH, the"
                    + " office on the second floor of the house at 4 Quay Street.",
                "The monthly rent is 2,950 euros and is due on the third working day of the month.",
                KEPT,
                "The Tenant pays for its own cleaning, heating and electricity from the first day"
                    + " on.")
            .page(
                "Ending",
                "Either party may end this lease by a notice of six months to the end of a"
                    + " quarter.",
                "The deposit of 4,800 euros is paid back within thirty days after the keys are"
                    + " returned.",
                INSURANCE)
            .save(dir.resolve("lease-signed.pdf"));
    return List.of(old, now);
  }
}
