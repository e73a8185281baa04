"""Help for enterprises: casebook of difficulties, activities of unions in support and for Vietnamese goods."""
