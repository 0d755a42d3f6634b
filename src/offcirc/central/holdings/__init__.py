"""Items' records and exchange sets at the server: judged by the same rules as at the desk."""
