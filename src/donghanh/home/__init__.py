"""The first door: what is due from me, who may sign in here, is the site well."""
