"""Import of a library's records: CSV as in the concerto data set, and MARC 21 with item CSV. All or nothing."""
