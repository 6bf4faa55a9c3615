"""Who may: principals, the one table of what each role may do, and the way from a header to a principal."""
