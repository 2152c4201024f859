"""Where the money went: Versterkingsgelden per cluster and per applicant, and the Actieplan before it."""
